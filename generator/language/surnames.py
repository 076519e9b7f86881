"""Vietnamese family names: with their marks, and as texts in other languages write them."""

from generator.language.text import ascii_form

_NAMES = """
Bành Bùi Bạch Bế Cao Chu Châu Chử Cung Cù Cấn Cầm Diệp Doãn Dương Giang Giàng Hoa Hoàng Huỳnh Hà Hạ Hầu Hồ Hứa Kha
Khuất Khưu Khương Khổng Kim Kiều Kpă La Liễu Lâm Lã Lê Lò Lý Lưu Lương Lường Lại Lục Lữ Ma Mai Mã Mạc Mạch Mẫn Nghiêm
Nguyễn Ngô Ngọc Ngụy Nhan Nhữ Ninh Nông Phan Phí Phùng Phương Phạm Quàng Quách Quản Sùng Sầm Thiều Thào Thái Thân Thạch
Thẩm Tiêu Tiết Trang Triệu Trà Trương Trần Trịnh Tòng Tô Tôn Tăng Tưởng Tạ Tống Từ Ung Vi Viên Vàng Vòng Võ Vũ Vương Vừ
Y Âu Úc Đinh Điêu Đoàn Đàm Đào Đậu Đặng Đỗ Đới
"""
SURNAMES = frozenset(_NAMES.split())
"""Family names with their marks."""
PLAIN_SURNAMES = SURNAMES | {ascii_form(name) for name in SURNAMES}
"""Family names with and without their marks."""
