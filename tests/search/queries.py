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
        son=("nhan-vat/bui-thanh-son.html", "Bùi Thanh Sơn | bui thanh son | son | Sơn | bùi sơn | ông Bùi Thanh Sơn"),
        other_son=("nhan-vat/le-hong-son.html", "lê hồng sơn | hong son"),
        hieu=("nhan-vat/nguyen-van-hieu.html", "hieu | Hiếu | nguyễn văn hiếu | van hieu"),
        duoc=("nhan-vat/nguyen-van-duoc.html", "duoc | Được | nguyen van duoc | Nguyễn Văn Đ"),
        diem=("nhan-vat/pham-dut-diem.html", "Phạm Dứt Điểm | dut diem | pham dut"),
        hang=("nhan-vat/le-thi-thu-hang.html", "le thi thu hang | Thu Hằng"),
        hoan=("nhan-vat/vo-van-hoan.html", "vo van hoan | Hoan"),
        brand=("nghi-quyet/de-an-hinh-anh-tphcm-2030.html", "thương hiệu | thuong hieu | đề án phát triển hình ảnh"),
        n31=("nghi-quyet/31-nq-tw-2022.html",
             "31-NQ/TW | 31-nq/tw | nq 31 | NQ31 | nghị quyết 31 | nghi quyet 31 | Nghị quyết số 31-NQ/TW | resolution 31"
             " | nghị quyết số 31"),
        n24=("nghi-quyet/24-nq-tw-2022.html", "24-NQ/TW | nghị quyết 24"),
        n59=("nghi-quyet/59-nq-tw-2025.html", "nq 59 | Về hội nhập quốc tế trong tình hình mới"),
        k14=("nghi-quyet/14-kl-tw-2021.html", "ket luan 14 | kl 14 | 14-KL/TW | Kết luận số 14"),
        congress=("nghi-quyet/nghi-quyet-dai-hoi-xiii.html", "Đại hội XIII | dai hoi xiii | nghị quyết đại hội XIII"),
        training=("nghi-quyet/de-an-dao-tao-doi-ngoai-2021-2026.html", "đề án đào tạo | de an dao tao"),
        regulation=("nghi-quyet/quy-che-phoi-hop-2023.html", "quy che phoi hop | Quy chế phối hợp"),
        strategy=("nghi-quyet/chien-luoc-doi-ngoai-tphcm-2030.html", "chiến lược nâng tầm đối ngoại"),
        ten_years=("nghi-quyet/chien-luoc-kt-xh-2021-2030.html", "chien luoc phat trien kinh te | 2021–2030 chiến lược"),
        twentieth=("su-kien/20th-local-external-relations-conference.html",
                   "Hội nghị Ngoại vụ toàn quốc lần thứ 20 | hoi nghi ngoai vu toan quoc"),
        fifty=("su-kien/external-relations-50-years-2025.html", "lễ kỷ niệm 80 năm | le ky niem"),
        affairs=("thuat-ngu.html#term-doi-ngoai", "đối ngoại | doi ngoai | ĐỐI NGOẠI"),
        city=("dia-danh/tphcm.html",
              "TPHCM | tphcm | TP.HCM | TP HCM | TP. HCM | Tp.HCM | T.P. HCM | TP-HCM | Thành phố Hồ Chí Minh"
              " | thanh pho ho chi minh | TP. Hồ Chí Minh | tp ho chi minh | HCMC"),
        department=("to-chuc/so-ngoai-vu-tphcm.html", "so ngoai vu | Sở Ngoại vụ"),
        economic=("chu-de/ngoai-giao-kinh-te.html", "ngoai giao kinh te | ngoại giao kinh tế"),
        soft=("thuat-ngu.html#term-suc-manh-mem", "sức mạnh mềm | suc manh mem | soft power"),
        digital=("thuat-ngu.html#term-chuyen-doi-so", "chuyen doi so | chuyển đổi số"),
        heritage=("ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html#p18-1",
                  "di sản văn hóa | di sản văn hoá | di san van hoa | hơn 5.000 di tích | 5,000 di tích"),
        unesco=("ban-tin/2021-12-13-hoi-nghi-ngoai-vu-toan-quoc-lan-thu-20.html#p17", "246 thành viên | 246 thanh vien"),
        network=("thuat-ngu.html#term-mang-luoi-cac-thanh-pho-sang-tao-cua-unesco", "UNESCO | unes"),
        localities=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html", "54 dia phuong | 54 địa phương"),
        delegations=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html#p14-4", "140 doan | 140 đoàn"),
        turns=("ban-tin/2023-04-26-ky-quy-che-phoi-hop-doi-ngoai.html#p15",
               "2.000 lượt | 2,000 lượt | 2000 luot | hơn 2.000 lượt"),
        eighty_six=("ban-tin/2025-08-22-50-nam-so-ngoai-vu.html", "86 địa phương | 86 dia phuong tren the gioi"),
        order=("ban-tin/2025-08-22-50-nam-so-ngoai-vu.html", "nhận Huân chương Lao động"),
        semiconductor=("ban-tin/2024-12-13-tong-ket-cong-tac-doi-ngoai-tphcm.html", "vượt khuôn khổ địa phương"),
    ),
    *_table(
        "hcmc",
        "en",
        nen=("people/nguyen-van-nen.html", "nguyen van nen | Nguyễn Văn Nên"),
        son=("people/bui-thanh-son.html", "Bui Thanh Son | Sơn | bui thanh"),
        n31=("resolutions/31-nq-tw-2022.html", "resolution 31 | nghị quyết 31 | nq 31 | 31-nq/tw | Resolution No. 31-NQ/TW"),
        k14=("resolutions/14-kl-tw-2021.html", "conclusion 14 | dynamic and creative officials"),
        congress=("resolutions/nghi-quyet-dai-hoi-xiii.html", "congress resolution"),
        regulation=("resolutions/quy-che-phoi-hop-2023.html", "regulation on coordination"),
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
]  # fmt: skip

OFFERED: list[Query] = [
    *_table(
        "hcmc",
        "vi",
        nen=("nhan-vat/nguyen-van-nen.html", "Nguyen Van Nem | nguyễn văn nen | Nguyn Van Nen | Nguyen Vam Nen"),
        son=("nhan-vat/bui-thanh-son.html", "Bui Thanh Sonn | bui tanh son | Búi Thanh Sơm"),
        huan=("nhan-vat/tran-thanh-huan.html", "Tran Thanh Huam | tran thnah huan"),
    ),
    *_table("hcmc", "en", mai=("people/phan-van-mai.html", "Pham Van Mai | Phan Van Mia")),
    *_table("harbour", "en", santos=("people/maria-santos.html", "Maria Santo | Mario Santos | Maria Sanots")),
]

NOTHING: list[tuple[str, str, str]] = [
    (archive, lang, typed)
    for archive, lang, queries in (
        ("hcmc", "vi", "xyzzy | semiconductor | blockchain | 98765 | Quảng Ngãi Kon Tum | ?? | zzz qqq"),
        ("hcmc", "en", "xyzzy | cryptocurrency | kangaroo | 98765 | zebra quartz"),
        ("harbour", "en", "xyzzy | volcano | 77-XX/YY"),
    )
    for typed in queries.split(" | ")
]
"""(archive, language, query)."""
