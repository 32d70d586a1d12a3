"""Demo notices: supplying body, title, summary, paragraphs, urgent."""

from __future__ import annotations

NOTICES = [
    (
        "phong-nnptnt",
        "Cảnh báo mưa lớn, lũ quét, sạt lở đất",
        "Mưa to kéo dài, người dân ven suối, sườn dốc chủ động sơ tán khi có yêu cầu.",
        [
            "Không vớt củi, không đi qua ngầm tràn khi nước chảy xiết.",
            "Theo dõi loa truyền thanh xã; khi nghe tiếng động lạ từ sườn núi phải rời khỏi nhà ngay.",
        ],
        True,
    ),
    (
        "van-phong-hdnd-ubnd",
        "Lịch tiếp công dân định kỳ của Chủ tịch UBND huyện",
        "Buổi tiếp diễn ra vào ngày 15 hằng tháng tại trụ sở tiếp công dân.",
        [
            "Người dân đăng ký trước tại bộ phận Một cửa hoặc đến trực tiếp từ 7 giờ 30.",
            "Khi đến mang theo giấy tờ tùy thân và tài liệu liên quan.",
        ],
        False,
    ),
    (
        "phong-gddt",
        "Tuyển sinh đầu cấp năm học mới",
        "Phụ huynh đăng ký trực tuyến hoặc nộp hồ sơ tại trường.",
        [
            "Thời gian nhận hồ sơ từ ngày 01 đến ngày 15.",
            "Trường hợp khó khăn về mạng được nhà trường hỗ trợ tại chỗ.",
        ],
        False,
    ),
    (
        "phong-ldtbxh",
        "Chi trả trợ cấp xã hội qua tài khoản",
        "Người hưởng được chuyển tiền vào ngày 05 hằng tháng.",
        [
            "Người chưa có tài khoản liên hệ UBND xã để được mở miễn phí.",
            "Không cung cấp mã xác thực cho bất kỳ ai.",
        ],
        False,
    ),
    (
        "trung-tam-yte",
        "Lịch tiêm chủng mở rộng trong tháng",
        "Các trạm y tế tiêm vào ngày 10 và 11.",
        ["Cha mẹ mang theo sổ tiêm chủng của trẻ.", "Trẻ đang sốt được hẹn tiêm lại."],
        False,
    ),
    (
        "phong-noi-vu",
        "Thi tuyển công chức cấp xã",
        "Chỉ tiêu, điều kiện dự tuyển được niêm yết công khai.",
        [
            "Hồ sơ nhận trong giờ hành chính tại Phòng Nội vụ.",
            "Lịch thi được thông báo trước mười lăm ngày.",
        ],
        False,
    ),
    (
        "phong-tnmt",
        "Công khai kế hoạch sử dụng đất năm tới",
        "Tài liệu, bản đồ được trưng bày tại trụ sở UBND xã.",
        [
            "Nhân dân góp ý trong thời hạn ba mươi ngày.",
            "Ý kiến gửi về Phòng Tài nguyên và Môi trường.",
        ],
        False,
    ),
    (
        "phong-kthh",
        "Tạm cấm đường để sửa cầu",
        "Cấm xe tải từ 7 giờ đến 17 giờ trong mười ngày.",
        [
            "Các phương tiện đi theo đường tránh có biển chỉ dẫn.",
            "Xe cứu thương, cứu hỏa được ưu tiên.",
        ],
        False,
    ),
    (
        "thi-tran-yen-cat",
        "Lịch cắt điện để bảo trì lưới",
        "Một số khu phố mất điện từ 8 giờ đến 11 giờ Chủ nhật.",
        [
            "Hộ gia đình chủ động bảo quản thực phẩm, thiết bị.",
            "Có điện sớm hơn dự kiến mà không báo trước.",
        ],
        False,
    ),
    (
        "cong-an-huyen",
        "Cảnh giác lừa đảo giả danh cán bộ",
        "Cơ quan nhà nước không yêu cầu chuyển tiền qua điện thoại.",
        [
            "Khi nhận cuộc gọi lạ, hãy tắt máy và gọi lại số chính thức trong Danh bạ.",
            "Báo ngay công an xã nếu đã chuyển tiền.",
        ],
        False,
    ),
    (
        "phong-vhtt",
        "Cuộc thi ảnh đẹp Như Xuân",
        "Nhận ảnh đến hết ngày 30 của tháng.",
        [
            "Mỗi tác giả gửi tối đa năm ảnh, ghi rõ nơi chụp.",
            "Ảnh đạt giải được trưng bày tại Thư viện ảnh.",
        ],
        False,
    ),
    (
        "phong-tckh",
        "Công khai quyết toán ngân sách năm trước",
        "Biểu mẫu quyết toán được niêm yết và đăng tải.",
        [
            "Tổ chức, cá nhân có ý kiến gửi về Phòng Tài chính – Kế hoạch.",
            "Thời hạn niêm yết ba mươi ngày.",
        ],
        False,
    ),
]
