"""Demo news of defence and security, all of it open: supplying body's code, title, lead,
paragraphs."""

from __future__ import annotations

_OFFICE = "van-phong-hdnd-ubnd"

QUOC_PHONG_AN_NINH = [
    (
        _OFFICE,
        "Tuổi trẻ Như Xuân sẵn sàng lên đường nhập ngũ",
        "Các xã, thị trấn hoàn thành sơ tuyển, công khai danh sách ở từng thôn.",
        [
            "Thanh niên được khám sức khỏe tại trạm y tế, kết quả niêm yết bảy ngày để nhân dân giám sát."
        ],
    ),
    (
        _OFFICE,
        "Ngày hội Toàn dân bảo vệ an ninh Tổ quốc ở xã Hóa Quỳ",
        "Bà con cùng ký cam kết giữ thôn bản bình yên.",
        ["Ba thôn được biểu dương vì nhiều năm không có vụ việc phức tạp về an ninh trật tự."],
    ),
    (
        _OFFICE,
        "Tập huấn phòng cháy, chữa cháy rừng trước mùa khô",
        "Tổ đội quần chúng của mười sáu xã, thị trấn thực hành dập lửa theo tình huống.",
        ["Mỗi thôn có rừng được cấp bàn dập lửa, dao phát và loa cầm tay."],
    ),
    (
        _OFFICE,
        "Công an xã hướng dẫn người cao tuổi phòng lừa đảo qua điện thoại",
        "Không chuyển tiền, không đọc mã xác thực cho người lạ.",
        ["Buổi nói chuyện dùng các tình huống có thật đã được cơ quan chức năng công bố."],
    ),
    (
        _OFFICE,
        "Bộ đội giúp dân gặt lúa chạy bão",
        "Hơn hai trăm lượt cán bộ, chiến sĩ xuống đồng cùng bà con.",
        ["Đến chiều cùng ngày, phần lớn diện tích lúa chín ven suối đã được thu hoạch."],
    ),
    (
        _OFFICE,
        "Giao nộp vũ khí, vật liệu nổ tự chế: vì bản làng yên bình",
        "Người dân tự giác giao nộp súng tự chế để phòng tai nạn.",
        ["Người giao nộp được hướng dẫn thủ tục nhanh gọn ngay tại trụ sở xã."],
    ),
    (
        _OFFICE,
        "Diễn tập ứng phó lũ quét, tìm kiếm cứu nạn cấp xã",
        "Tình huống giả định sát với địa hình suối dốc của địa phương.",
        ["Người dân hai thôn ven suối tham gia sơ tán đến điểm trường an toàn."],
    ),
    (
        _OFFICE,
        "Thăm, tặng quà gia đình chính sách nhân Ngày thành lập Quân đội nhân dân Việt Nam",
        "Các đoàn đến từng thôn chúc mừng, động viên.",
        ["Nhà tình nghĩa ở xã Thanh Quân được bàn giao đúng dịp này."],
    ),
    (
        _OFFICE,
        "Mô hình camera an ninh do nhân dân đóng góp",
        "Thôn tự quản lý, công an xã hướng dẫn sử dụng đúng quy định.",
        ["Hình ảnh chỉ được trích xuất khi có yêu cầu bằng văn bản của cơ quan có thẩm quyền."],
    ),
    (
        _OFFICE,
        "Ra quân bảo đảm trật tự an toàn giao thông dịp Tết",
        "Nhắc nhở trước, xử lý nghiêm vi phạm nồng độ cồn.",
        ["Đoạn dốc gần trung tâm xã Bãi Trành được bổ sung biển cảnh báo."],
    ),
    (
        _OFFICE,
        "Lớp bồi dưỡng kiến thức quốc phòng cho trưởng thôn, người có uy tín",
        "Bốn chuyên đề, học đi đôi với trao đổi việc của thôn.",
        ["Học viên được cấp giấy chứng nhận theo quy định."],
    ),
    (
        _OFFICE,
        "Tiếp nhận, giải quyết thủ tục căn cước lưu động cho bà con ở xa",
        "Tổ công tác làm việc cả thứ Bảy tại nhà văn hóa thôn.",
        ["Người già yếu được làm thủ tục tại nhà theo đăng ký với trưởng thôn."],
    ),
]
