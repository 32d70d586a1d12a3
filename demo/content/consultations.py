"""Drafts under consultation: one open, one closed with its table of answers."""

from __future__ import annotations

from typing import Any

OPEN: dict[str, Any] = {
    "title": "Dự thảo Quy định quản lý chợ trên địa bàn huyện Như Xuân",
    "summary": "Quy định về sắp xếp chỗ bán hàng, vệ sinh, an toàn thực phẩm và trách nhiệm của đơn vị quản lý chợ.",
    "drafting_body": "phong-kthh",
    "type": "QĐ",
    "opened_days_ago": 6,
    "length": 30,
    "introduction": "<p>Các chợ của huyện đang được sắp xếp lại. Dự thảo quy định thống nhất việc bố trí chỗ bán hàng, giữ vệ sinh và xử lý vi phạm. Xin ý kiến nhiều nhất về <b>Điều 2</b> và <b>Điều 3</b>.</p>",
    "articles": [
        (
            "Điều 1. Phạm vi, đối tượng áp dụng",
            "<p>Quy định này áp dụng với các chợ hạng 3, chợ phiên trên địa bàn huyện; đơn vị quản lý chợ, người bán hàng và người đi chợ.</p>",
        ),
        (
            "Điều 2. Bố trí chỗ bán hàng",
            "<p>1. Hàng tươi sống bố trí riêng với hàng ăn uống và hàng khô.</p><p>2. Người địa phương bán nông sản tự làm ra được bố trí chỗ không thu tiền trong phiên chợ.</p>",
        ),
        (
            "Điều 3. Vệ sinh, an toàn thực phẩm",
            "<p>1. Đơn vị quản lý chợ dọn vệ sinh sau mỗi phiên.</p><p>2. Người bán thực phẩm chín phải có tủ che, dụng cụ gắp riêng.</p>",
        ),
    ],
}

CLOSED: dict[str, Any] = {
    "title": "Dự thảo Quy chế tổ chức và hoạt động của Cổng thông tin điện tử huyện",
    "summary": "Lấy ý kiến các cơ quan, đơn vị và công dân trước khi ban hành Quy chế thay Quyết định số 883/QĐ-UBND.",
    "drafting_body": "phong-vhtt",
    "type": "QĐ",
    "opens_on": "2022-07-15",
    "closes_on": "2022-08-15",
    "introduction": "<p>Quy chế năm 2018 không còn phù hợp với Nghị định 42/2022/NĐ-CP; dự thảo sửa quy trình cung cấp, duyệt tin, bài.</p>",
    "articles": [
        (
            "Điều 9. Trách nhiệm của các cơ quan, đơn vị",
            "<p>Thủ trưởng cơ quan, đơn vị ký duyệt và chịu trách nhiệm về nội dung thông tin cung cấp cho Cổng.</p>",
        ),
        (
            "Điều 14. Duyệt tin, bài",
            "<p>Trưởng Ban Biên tập duyệt tin, bài của các cơ quan Đảng, Mặt trận, đoàn thể; Phó Trưởng Ban duyệt tin, bài của chính quyền.</p>",
        ),
    ],
    "conclusion": "<p>Đã nhận ý kiến của các cơ quan, đơn vị và công dân; phần lớn nhất trí với dự thảo.</p>",
    "answers": [
        (
            "Điều 9. Trách nhiệm của các cơ quan, đơn vị",
            "Ủy ban nhân dân xã Bãi Trành",
            "Đề nghị cho phép cấp phó được ủy quyền ký duyệt khi cấp trưởng đi vắng.",
            "accepted",
            "Đã bổ sung việc ký duyệt theo ủy quyền của thủ trưởng.",
        ),
        (
            "Điều 14. Duyệt tin, bài",
            "Công dân",
            "Đề nghị ghi rõ ai duyệt bài ở cuối mỗi bài.",
            "accepted",
            "Cuối mỗi bài ghi người duyệt và ngày duyệt.",
        ),
        (
            "Toàn bộ dự thảo",
            "Công dân",
            "Đề nghị đăng thêm bản tiếng Anh của mọi tin, bài.",
            "explained",
            "Trước mắt có trang giới thiệu bằng tiếng Anh; chưa đủ nguồn lực dịch mọi tin, bài.",
        ),
    ],
    "issued": "2112/QĐ-UBND",
}
