"""What readers type, and what must stand first: the measure of the search, written before its ranking.

Wanted are addresses under the folder of the language; one with a paragraph wants that paragraph. `OFFERED` are names with
a letter wrong, with the thing that must be offered above everything else; `NOTHING` are queries that find nothing.
"""

from __future__ import annotations

from typing import NamedTuple


class Query(NamedTuple):
    """A query over one archive in one language."""

    archive: str
    lang: str
    typed: str
    wanted: str


def _table(archive: str, lang: str, **wanted: tuple[str, str]) -> list[Query]:
    return [Query(archive, lang, typed, first) for first, queries in wanted.values() for typed in queries.split(" | ")]


QUERIES: list[Query] = [
    *_table(
        "hcmc",
        "vi",
        nen=("nhan-vat/nguyen-van-nen.html",
             "nguyen van nen | Nguyễn Văn Nên | NGUYỄN VĂN NÊN | nên | Nên Nguyễn Văn | nguyễn văn nên"),
        son=("nhan-vat/bui-thanh-son.html", "Bùi Thanh Sơn | bui thanh son | son | Sơn | bùi sơn | ông Bùi Thanh Sơn | Son Bui Thanh"
             " | Sơn, Bùi Thanh"),
        mai=("nhan-vat/phan-van-mai.html", "mãi phan văn | Phan Van Mãi"),
        other_son=("nhan-vat/le-hong-son.html", "lê hồng sơn | hong son"),
        hieu=("nhan-vat/nguyen-van-hieu.html", "hieu | Hiếu | nguyễn văn hiếu | van hieu"),
        duoc=("nhan-vat/nguyen-van-duoc.html", "duoc | Được | nguyen van duoc | Nguyễn Văn Đ"),
        diem=("nhan-vat/pham-dut-diem.html", "Phạm Dứt Điểm | dut diem | pham dut"),
        hang=("nhan-vat/le-thi-thu-hang.html", "le thi thu hang | Thu Hằng | bà Hằng"),
        hoan=("nhan-vat/vo-van-hoan.html", "vo van hoan | Hoan | ông Hoan"),
        brand=("nghi-quyet/de-an-hinh-anh-tphcm-2030.html", "thương hiệu | thuong hieu | đề án phát triển hình ảnh"),
        n31=("nghi-quyet/31-nq-tw-2022.html",
             "31-NQ/TW | 31-nq/tw | nq 31 | NQ31 | nghị quyết 31 | nghi quyet 31 | Nghị quyết số 31-NQ/TW | resolution 31"
             " | nghị quyết số 31 | NQ 31-NQ/TW | NQ số 31 | 31/NQ-TW | nq-31"),
        n24=("nghi-quyet/24-nq-tw-2022.html", "24-NQ/TW | nghị quyết 24 | NQ24"),
        n59=("nghi-quyet/59-nq-tw-2025.html", "nq 59 | Về hội nhập quốc tế trong tình hình mới"),
        k14=("nghi-quyet/14-kl-tw-2021.html", "ket luan 14 | kl 14 | 14-KL/TW | Kết luận số 14 | kết luận 14-KL/TW"),
        congress=("nghi-quyet/nghi-quyet-dai-hoi-xiii.html", "Đại hội XIII | dai hoi xiii | nghị quyết đại hội XIII"),
        training=("nghi-quyet/de-an-dao-tao-doi-ngoai-2021-2026.html", "đề án đào tạo | de an dao tao"),
        regulation=("nghi-quyet/quy-che-phoi-hop-2023.html", "quy che phoi hop | Quy chế phối hợp"),
        strategy=("nghi-quyet/chien-luoc-doi-ngoai-tphcm-2030.html", "chiến lược nâng tầm đối ngoại | tầm nhìn 2045 | chiến lược đối ngoại tphcm"),
        ten_years=("nghi-quyet/chien-luoc-kt-xh-2021-2030.html", "chien luoc phat trien kinh te | 2021–2030 chiến lược | kinh tế - xã hội"),
        twentieth=("su-kien/20th-local-external-relations-conference.html",
                   "Hội nghị Ngoại vụ toàn quốc lần thứ 20 | hoi nghi ngoai vu toan quoc"),
        fifty=("su-kien/external-relations-50-years-2025.html", "lễ kỷ niệm 80 năm | le ky niem"),
        affairs=("thuat-ngu.html#term-doi-ngoai", "đối ngoại | doi ngoai | ĐỐI NGOẠI | Đội ngoại"),
        city=("dia-danh/tphcm.html",
              "TPHCM | tphcm | TP.HCM | TP HCM | TP. HCM | Tp.HCM | T.P. HCM | TP-HCM | Thành phố Hồ Chí Minh"
              " | thanh pho ho chi minh | TP. Hồ Chí Minh | tp ho chi minh | HCMC"),
        department=("to-chuc/so-ngoai-vu-tphcm.html", "so ngoai vu | Sở Ngoại vụ | sở ngoại vụ tp.hcm | so ngoai vu tphcm"
                    " | Sở Ngoại vụ TP Hồ Chí Minh"),
        committee=("to-chuc/thanh-uy-tphcm.html", "thành uỷ | Thanh uy TP HCM"),
        standing=("to-chuc/ban-thuong-vu-thanh-uy-tphcm.html", "ban thường vụ thành ủy"),
        ministry=("to-chuc/bo-ngoai-giao.html", "bo ngoai giao | Bộ Ngoại giao"),
        politburo=("to-chuc/bo-chinh-tri.html", "bộ chính trị"),
        peoples=("thuat-ngu.html#term-ubnd-tphcm",
                 "UBND TPHCM | ubnd tp hcm | UBND TP. HCM | UBND Thành phố Hồ Chí Minh | UBND TP Hồ Chí Minh"),
        hanoi=("dia-danh/ha-noi.html", "Hanoi | ha noi"),
        vietnam=("dia-danh/viet-nam.html", "Việt Nam | viet nam | Vietnam"),
        economic=("chu-de/ngoai-giao-kinh-te.html", "ngoai giao kinh te | ngoại giao kinh tế"),
        soft=("thuat-ngu.html#term-suc-manh-mem", "sức mạnh mềm | suc manh mem | soft power"),
        digital=("thuat-ngu.html#term-chuyen-doi-so", "chuyen doi so | chuyển đổi số"),
        heritage=("ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html#p18-1",
                  "di sản văn hóa | di sản văn hoá | di san van hoa | hơn 5.000 di tích | 5,000 di tích"),
        unesco=("ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html#p17", "246 thành viên | 246 thanh vien"),
        network=("thuat-ngu.html#term-mang-luoi-cac-thanh-pho-sang-tao-cua-unesco", "UNESCO | unes"),
        localities=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html", "54 dia phuong | 54 địa phương | covid | Covid-19 | covid19"),
        guests=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html#p14-3", "400 cuộc tiếp khách"),
        day=("ban-tin/2023-04-26-de-xuat-chien-luoc-doi-ngoai.html",
             "26/4/2023 | 26.4.2023 | 26-4-2023 | 26/04/2023 | 2023-04-26 | ngày 26 tháng 4 | tháng 4/2023"
             " | tháng 4 năm 2023"),
        provinces=("ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html",
                   "63 tinh thanh | 63 tỉnh, thành phố | 13/12/2021"),
        delegations=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html#p14-4", "140 doan | 140 đoàn"),
        turns=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html#p15",
               "2.000 lượt | 2,000 lượt | 2000 luot | hơn 2.000 lượt | trên 2000 lượt cán bộ"),
        eighty_six=("ban-tin/2025-08-22-50-nam-so-ngoai-vu.html", "86 địa phương | 86 dia phuong tren the gioi"),
        order=("ban-tin/2025-08-22-50-nam-so-ngoai-vu.html", "nhận Huân chương Lao động"),
        semiconductor=("ban-tin/2024-12-13-tong-ket-cong-tac-doi-ngoai-tphcm.html", "vượt khuôn khổ địa phương"
                       ' | "vượt ra ngoài khuôn khổ địa phương" | ngoại giao bán dẫn | tháng 12/2024'),
    ),
    *_table(
        "hcmc",
        "en",
        nen=("people/nguyen-van-nen.html", "nguyen van nen | Nguyễn Văn Nên"),
        son=("people/bui-thanh-son.html", "Bui Thanh Son | Sơn | bui thanh | Son Bui Thanh"),
        n31=("resolutions/31-nq-tw-2022.html", "resolution 31 | nghị quyết 31 | nq 31 | 31-nq/tw"
             " | Resolution No. 31-NQ/TW | Resolution No 31"),
        k14=("resolutions/14-kl-tw-2021.html", "conclusion 14 | dynamic and creative officials"),
        congress=("resolutions/nghi-quyet-dai-hoi-xiii.html", "congress resolution"),
        regulation=("resolutions/quy-che-phoi-hop-2023.html", "regulation on coordination"),
        hang=("people/le-thi-thu-hang.html", "Thu Hang Le"),
        scheme=("resolutions/de-an-dao-tao-doi-ngoai-2021-2026.html", "training scheme"),
        elevation=("resolutions/chien-luoc-doi-ngoai-tphcm-2030.html", "strategy 2045"),
        politburo=("organisations/bo-chinh-tri.html", "Politburo"),
        department=("organisations/so-ngoai-vu-tphcm.html",
                    "department of external relations | Ho Chi Minh City Department of External Relations"),
        committee=("organisations/thanh-uy-tphcm.html", "HCMC Party Committee | Ho Chi Minh City Party Committee"),
        peoples=("terms.html#term-ubnd-tphcm", "HCMC Peoples Committee | Ho Chi Minh City People's Committee"),
        hanoi=("places/ha-noi.html", "Ha Noi | Hà Nội"),
        vietnam=("places/viet-nam.html", "Viet Nam | Vietnam"),
        centre=("terms.html#term-trung-tam-tai-chinh-quoc-te", "financial centre | financial center"),
        development=("resolutions/chien-luoc-kt-xh-2021-2030.html",
                     "socio-economic development | socio economic | Socio-Economic"),
        day=("briefings/2023-04-26-external-affairs-strategy-proposed.html",
             "26 April 2023 | April 26, 2023 | 26/4/2023 | 26.04.2023 | 2023-04-26 | April 2023 | 4/2023"),
        review=("briefings/2024-12-13-hcmc-external-affairs-review.html",
                'semiconductor diplomacy | "think global, act local" | “beyond the local framework” | December 2024'),
        culture=("briefings/2021-12-13-20th-local-external-relations-conference.html",
                 "exporting culture | 246 members | ministries and agencies"),
        image=("resolutions/de-an-hinh-anh-tphcm-2030.html", "image and brand | scheme to develop the image"),
        city=("places/tphcm.html", "HCMC | tphcm | TP. HCM | ho chi minh city"),
        brief=("terms.html#term-thanh-pho-ho-chi-minh-tphcm", "HCM City"),
        meeting=("organisations/dai-hoi-dang-xiii.html", "13th national congress"),
        affairs=("terms.html#term-doi-ngoai", "external affairs | doi ngoai"),
        minister=("terms.html#term-bo-truong-bo-ngoai-giao", "minister of foreign affairs | ministers of foreign affairs"),
        forum=("terms.html#term-dien-dan-kinh-te-the-gioi-wef", "world economic forum | WEF"),
        signed=("briefings/2023-04-26-coordination-regulation-signed.html",
                "more than 2,000 training | 2.000 training attendance"),
        signing=("events/coordination-regulation-2023-04-26.html", "signing of the coordination regulation"),
        cities=("briefings/2023-04-26-coordination-regulation-signed.html#p11-8", "building smart cities | smart city"),
        semiconductor=("briefings/2024-12-13-hcmc-external-affairs-review.html", "semiconductors | beyond the local framework"),
        mural=("briefings/2021-12-13-20th-local-external-relations-conference.html#p18-1", "murals of Phung Hung street"),
        exhibition=("terms.html#term-trien-lam-anh-80-nam-ngoai-giao-viet-nam-vinh-du-va-tu-hao",
                    "photo exhibitions | photo exhibition"),
    ),
    *_table(
        "harbour",
        "en",
        hoa=("people/nguyen-thi-hoa.html", "nguyen thi hoa | Nguyễn Thị Hòa | Nguyễn Thị Hoà | hoà"),
        santos=("people/maria-santos.html", "Maria Santos | maria joao santos | João"),
        dang=("people/le-hai-dang.html", "Lê Hải Đăng | le hai dang | dang"),
        y=("people/phan-thu-y.html", "Phan Thu Ý | phan thu y"),
        cold=("resolutions/cold-storage-scheme.html", "cold storage scheme | cold storage schemes"),
        dues=("resolutions/harbour-dues-regulation.html", "regulations on harbour dues"),
        topic=("topics/phi-cang.html", "harbour dues"),
        master=("terms.html#term-giam-doc-cang-vu", "harbour master | harbour masters"),
        strategy=("resolutions/port-strategy-2040.html", "port strategy"),
        berth=("terms.html#term-ben-dau", "berth | berths"),
    ),
    *_table(
        "harbour",
        "vi",
        hoa=("nhan-vat/nguyen-thi-hoa.html", "hòa | hoà | nguyen thi hoa"),
        cold=("nghi-quyet/cold-storage-scheme.html", "đề án kho lạnh | de an kho lanh"),
        memorandum=("ban-tin/2023-07-01-ban-ghi-nho-kho-lanh.html#p2", "1.200 tấn | 1200 tan | 1,200 tấn"),
        ferry=("ban-tin/ghi-chu-gio-tau-pha.html", "tàu phà | tau pha"),
        twelve=("nghi-quyet/12-nq-2021.html", "việc bốc dỡ thủy sản | viec boc do thuỷ sản"),
    ),
    *_table(
        "hcmc",
        "vi",
        more_1=("thuat-ngu.html#term-bo-truong-bo-ngoai-giao", "bộ trưởng ngoại giao"),
        more_2=("thuat-ngu.html#term-chu-tich-ubnd-tphcm", "chu tich ubnd tphcm"),
        more_3=("thuat-ngu.html#term-nha-hat-thanh-pho", "nhà hát thành phố"),
        more_4=("ban-tin/2025-08-22-50-nam-so-ngoai-vu.html", '22/8/2025 | "đối ngoại nhân dân"'),
        more_5=("su-kien/external-relations-50-years-2025.html", "50 năm sở ngoại vụ"),
        more_6=("su-kien/hcmc-external-affairs-review-2024.html", "tổng kết đối ngoại 2024"),
        more_7=("ban-tin/2024-12-13-tong-ket-cong-tac-doi-ngoai-tphcm.html", "ngoại giao bán đẫn"),
        more_8=("thuat-ngu.html#term-pho-bich-hoa-phung-hung", "phung hung"),
        more_9=("thuat-ngu.html#term-khong-gian-di-bo-ho-hoan-kiem", "hồ hoàn kiếm"),
        more_10=("nghi-quyet/24-nq-tw-2022.html", "NQ 24 Đông Nam Bộ | resolution 24 | đông nam bộ"),
        more_11=("nghi-quyet/59-nq-tw-2025.html", "nghị quyết 59-NQ/TW hội nhập"),
        more_12=("nhan-vat/bui-thanh-son.html", "phó thủ tướng bùi thanh sơn"),
        more_13=("nhan-vat/nguyen-van-duoc.html", "Nguyen Van Duoc chu tich"),
        more_14=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html", "phan văn mãi phó bí thư thường trực | 66 văn bản hợp tác"),
        more_15=("thuat-ngu.html#term-huan-chuong-lao-dong-hang-nhat", "huan chuong lao dong"),
        more_16=("thuat-ngu.html#term-dien-dan-kinh-te-the-gioi-wef", "WEF"),
        more_17=("thuat-ngu.html#term-hoi-cho-du-lich-quoc-te-ite", "hoi cho du lich"),
        more_18=("thuat-ngu.html#term-thong-tan-xa-viet-nam-ttxvn", "TTXVN"),
        more_19=("chu-de/ngoai-giao-kinh-te.html", "ngoai giao kinh t"),
        more_20=("thuat-ngu.html#term-quyen-giam-doc-so-ngoai-vu", "quyền giám đốc | ai là giám đốc sở ngoại vụ"),
        more_21=("nhan-vat/le-thi-thu-hang.html", "le thu hang"),
    ),
    *_table(
        "hcmc",
        "en",
        more_1=("organisations/so-ngoai-vu-tphcm.html", "who is head of the department of external relations"),
        more_2=("people/bui-thanh-son.html", "minister bui thanh son"),
        more_3=("terms.html#term-chu-tich-ubnd-tphcm", "chairman of the people's committee"),
        more_4=("terms.html#term-pho-thu-tuong-chinh-phu", "deputy prime minister"),
        more_5=("terms.html#term-khong-gian-di-bo-ho-hoan-kiem", "hoan kiem"),
        more_6=("terms.html#term-nha-hat-thanh-pho", "opera house"),
        more_7=("terms.html#term-huan-chuong-lao-dong-hang-nhat", "labor order first class"),
        more_8=("resolutions/59-nq-tw-2025.html", "resolution 59-NQ/TW"),
        more_9=("briefings/2021-12-13-20th-local-external-relations-conference.html", "13 December 2021"),
        more_10=("briefings/2025-08-22-external-relations-department-50-years.html", '22 Aug 2025 | 86 localities | "labour order"'),
        more_11=("terms.html#term-mang-luoi-cac-thanh-pho-sang-tao-cua-unesco", "UNESCO creative city"),
        more_12=("terms.html#term-thong-tan-xa-viet-nam-ttxvn", "vietnam news agency | VNA"),
        more_13=("topics/doi-ngoai-dia-phuong.html", "local external relation"),
        more_14=("topics/ngoai-giao-kinh-te.html", "economic diplomac"),
        more_15=("terms.html#term-bo-ngoai-giao", "MOFA"),
        more_16=("organisations/bo-ngoai-giao.html", "foreign ministry"),
        more_17=("terms.html#term-pho-chu-tich-thuong-truc-ubnd-tp-ha-noi", "standing vice chairman hanoi"),
        more_18=("people/tran-thanh-huan.html", "tran thanh huan director"),
        more_19=("terms.html#term-doi-thoai-huu-nghi-fd", "friendship dialogue"),
        more_20=("people/nguyen-van-duoc.html", "nguyen van duoc chairman"),
        more_21=("resolutions/24-nq-tw-2022.html", "southeast region"),
    ),
]  # fmt: skip

OFFERED: list[Query] = [
    *_table(
        "hcmc",
        "vi",
        hieu=("nhan-vat/nguyen-van-hieu.html", "Nguyen Van Hieuu"),
        nen=("nhan-vat/nguyen-van-nen.html", "Nguyen Van Nem | nguyễn văn nen | Nguyn Van Nen | Nguyen Vam Nen"),
        son=("nhan-vat/bui-thanh-son.html", "Bui Thanh Sonn | bui tanh son | Búi Thanh Sơm"),
        huan=("nhan-vat/tran-thanh-huan.html", "Tran Thanh Huam | tran thnah huan"),
        duoc=("nhan-vat/nguyen-van-duoc.html", "nguyen van duocc"),
        hoan=("nhan-vat/vo-van-hoan.html", "vo van hon"),
    ),
    *_table(
        "hcmc",
        "en",
        n31=("resolutions/31-nq-tw-2022.html", "Res 31"),
        mai=("people/phan-van-mai.html", "Pham Van Mai | Phan Van Mia"),
        development=("resolutions/chien-luoc-kt-xh-2021-2030.html", "socioeconomic development"),
    ),
    *_table("harbour", "en", santos=("people/maria-santos.html", "Maria Santo | Mario Santos | Maria Sanots")),
]

NOTHING: list[tuple[str, str, str]] = [
    (archive, lang, typed)
    for archive, lang, queries in (
        ("hcmc", "vi", "bitcoin | xyzzy | semiconductor | blockchain | 98765 | Quảng Ngãi Kon Tum | ?? | zzz qqq"),
        ("hcmc", "en", "bitcoin | xyzzy | cryptocurrency | kangaroo | 98765 | zebra quartz | metaverse"),
        ("harbour", "en", "xyzzy | volcano | 77-XX/YY"),
    )
    for typed in queries.split(" | ")
]
"""(archive, language, query)."""
