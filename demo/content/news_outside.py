"""Demo news from outside the district, each with its source: section → items of
(title, lead, paragraphs)."""

from __future__ import annotations

TRONG_TINH = [
    (
        "Tỉnh triển khai cổng dữ liệu mở phục vụ người dân và doanh nghiệp",
        "Các bộ dữ liệu về đất đai, giáo dục, y tế được công bố theo lộ trình.",
        ["Người dùng có thể tải dữ liệu ở định dạng mở, xem kèm mô tả và ngày cập nhật."],
    ),
    (
        "Khởi động chương trình mỗi xã một sản phẩm giai đoạn mới",
        "Tỉnh đặt mục tiêu nâng hạng các sản phẩm đã được công nhận.",
        ["Chương trình ưu tiên sản phẩm vùng cao, gắn với du lịch và truy xuất nguồn gốc."],
    ),
    (
        "Đẩy nhanh tiến độ các tuyến đường kết nối miền núi",
        "Nhiều gói thầu được yêu cầu hoàn thành trước mùa mưa.",
        ["Khi thông tuyến, thời gian đi từ các huyện miền núi về thành phố sẽ rút ngắn đáng kể."],
    ),
    (
        "Hội thảo bảo tồn chữ Thái cổ tại Thanh Hóa",
        "Các nhà nghiên cứu đề xuất số hóa kho sách cổ trong dân.",
        ["Những nghệ nhân biết đọc, biết viết chữ Thái được mời tham gia biên soạn tài liệu."],
    ),
    (
        "Tỉnh công bố kế hoạch tuyển sinh vào lớp mười",
        "Kế hoạch nêu rõ số môn, thời gian và đối tượng ưu tiên.",
        ["Thí sinh vùng xa được bố trí điểm thi phù hợp, hỗ trợ chỗ ở."],
    ),
    (
        "Cảnh báo rét đậm trên diện rộng ở khu vực miền núi",
        "Cơ quan khí tượng khuyến cáo che chắn chuồng trại, giữ ấm cho gia súc.",
        ["Các địa phương chủ động dự trữ rơm, cỏ khô và điều chỉnh giờ học khi cần."],
    ),
    (
        "Ngày hội văn hóa các dân tộc miền núi tỉnh Thanh Hóa",
        "Ngày hội quy tụ nghệ nhân của mười một huyện miền núi.",
        ["Du khách được xem trình diễn trang phục, ẩm thực và trò chơi dân gian."],
    ),
    (
        "Hỗ trợ người dân vùng thiên tai ổn định sản xuất",
        "Gói hỗ trợ gồm giống cây, con và vốn vay ưu đãi.",
        ["Thủ tục được rút gọn, xác nhận tại thôn và chi trả qua tài khoản."],
    ),
    (
        "Tỉnh phát động tháng hành động vì an toàn thực phẩm",
        "Các đoàn kiểm tra đột xuất chợ, bếp ăn tập thể.",
        ["Người tiêu dùng có thể tra cứu cơ sở đủ điều kiện qua mã quét."],
    ),
    (
        "Nâng cấp hệ thống giải quyết thủ tục hành chính của tỉnh",
        "Hệ thống tạm dừng tiếp nhận trong đêm để nâng cấp.",
        ["Sau nâng cấp, người dân đăng nhập bằng tài khoản định danh điện tử."],
    ),
    (
        "Hội chợ nông sản an toàn khu vực Bắc Trung Bộ",
        "Hơn hai trăm gian hàng giới thiệu nông sản có chứng nhận.",
        ["Các hợp tác xã miền núi ký được nhiều hợp đồng cung ứng dài hạn."],
    ),
    (
        "Tỉnh ban hành quy định mới về quản lý lễ hội",
        "Quy định nhấn mạnh tiết kiệm, an toàn và giữ gìn bản sắc.",
        ["Ban tổ chức lễ hội phải công khai thu, chi và phương án bảo đảm an ninh."],
    ),
]

TRONG_NUOC = [
    (
        "Chính phủ yêu cầu cắt giảm thủ tục hành chính không cần thiết",
        "Các bộ, ngành rà soát, báo cáo phương án theo từng lĩnh vực.",
        ["Người dân chỉ cung cấp thông tin một lần cho cơ quan nhà nước."],
    ),
    (
        "Cổng Dịch vụ công quốc gia bổ sung nhiều dịch vụ thiết yếu",
        "Dịch vụ mới tập trung vào cư trú, hộ tịch và bảo hiểm.",
        ["Người dân tra cứu tình trạng hồ sơ bằng mã, không cần gọi điện."],
    ),
    (
        "Phát động phong trào bình dân học vụ số",
        "Phong trào hướng tới phổ cập kỹ năng số cho mọi người dân.",
        ["Các lớp học được mở ở thôn, bản với giáo trình ngắn, dễ hiểu."],
    ),
    (
        "Công bố chuẩn nghèo đa chiều để lấy ý kiến",
        "Dự thảo bổ sung các chiều thiếu hụt về thông tin và việc làm.",
        ["Các địa phương góp ý trong thời hạn hai mươi ngày."],
    ),
    (
        "Chương trình mục tiêu quốc gia vùng đồng bào dân tộc thiểu số",
        "Nguồn vốn ưu tiên đường, điện, nước sạch và trường học.",
        ["Cộng đồng được giao làm công trình nhỏ, kỹ thuật đơn giản."],
    ),
    (
        "Ngày Chuyển đổi số quốc gia với chủ đề dữ liệu",
        "Nhiều hoạt động trải nghiệm dịch vụ số diễn ra trên cả nước.",
        ["Thông điệp là dữ liệu phải đúng, đủ, sạch, sống."],
    ),
    (
        "Bộ Y tế khuyến cáo phòng bệnh hô hấp mùa đông",
        "Người cao tuổi, trẻ nhỏ cần giữ ấm và tiêm phòng đầy đủ.",
        ["Khi có triệu chứng cần đeo khẩu trang, hạn chế tới nơi đông người."],
    ),
    (
        "Công bố kết quả xếp hạng cải cách hành chính",
        "Nhiều địa phương tăng bậc nhờ số hóa kết quả giải quyết.",
        ["Chỉ số hài lòng của người dân tiếp tục được cải thiện."],
    ),
    (
        "Hướng dẫn mới về văn hóa ứng xử trên mạng",
        "Tài liệu nhắc nhở kiểm tra nguồn trước khi chia sẻ.",
        ["Trẻ em được bảo vệ thông tin riêng tư trên mạng xã hội."],
    ),
    (
        "Phát triển vùng nguyên liệu gỗ rừng trồng bền vững",
        "Đề án khuyến khích chứng chỉ rừng và liên kết chuỗi.",
        ["Chủ rừng nhỏ có thể tham gia theo nhóm hộ để giảm chi phí."],
    ),
    (
        "Tăng cường an toàn giao thông dịp lễ, tết",
        "Lực lượng chức năng kiểm tra nồng độ cồn, tải trọng xe khách.",
        ["Người dân phản ánh xe nhồi nhét qua đường dây nóng."],
    ),
    (
        "Mở rộng thanh toán không dùng tiền mặt ở nông thôn",
        "Điểm cung cấp dịch vụ được đặt tại bưu điện xã, cửa hàng tạp hóa.",
        ["Phí giao dịch nhỏ lẻ được miễn trong giai đoạn thí điểm."],
    ),
]

QUOC_TE = [
    (
        "Ngày Quốc tế Người cao tuổi: kêu gọi môi trường sống thân thiện",
        "Liên hợp quốc nhấn mạnh quyền tiếp cận dịch vụ số của người cao tuổi.",
        ["Nhiều quốc gia giới thiệu mô hình hỗ trợ tại cộng đồng."],
    ),
    (
        "Hội nghị khu vực về thích ứng với biến đổi khí hậu miền núi",
        "Các nước chia sẻ kinh nghiệm cảnh báo sớm lũ quét, sạt lở.",
        ["Mạng lưới trạm đo mưa tự động được đánh giá là giải pháp rẻ, hiệu quả."],
    ),
    (
        "Tổ chức Lương thực kêu gọi giảm thất thoát sau thu hoạch",
        "Bảo quản kém khiến một phần nông sản không tới được bàn ăn.",
        ["Kho lạnh nhỏ dùng năng lượng mặt trời là hướng đi cho vùng sâu."],
    ),
    (
        "Di sản thế giới ở Đông Nam Á mở lại sau trùng tu",
        "Du khách được tham quan theo lượt để bảo vệ công trình.",
        ["Kinh nghiệm phân luồng khách được nhiều nơi học tập."],
    ),
    (
        "Thế giới kỷ niệm Ngày Sách và Bản quyền",
        "Các thư viện tổ chức đọc sách cho trẻ em vùng xa.",
        ["Sách nói, sách chữ nổi được phát hành miễn phí cho người khuyết tật."],
    ),
    (
        "Liên hợp quốc công bố báo cáo về chính phủ số",
        "Báo cáo đánh giá cao các cổng thông tin dễ tiếp cận.",
        ["Khuyến nghị là viết ngắn, rõ và dùng được trên điện thoại cũ."],
    ),
    (
        "Hợp tác bảo vệ rừng đầu nguồn giữa các nước láng giềng",
        "Các bên thống nhất chia sẻ ảnh vệ tinh, cảnh báo cháy.",
        ["Cộng đồng sống cạnh rừng được hưởng dịch vụ môi trường."],
    ),
    (
        "Ngày Nước thế giới: nước sạch cho mọi nhà",
        "Chủ đề năm nay hướng tới bảo vệ nguồn nước ngầm.",
        ["Các mô hình thu nước mưa quy mô hộ được giới thiệu."],
    ),
    (
        "Đại hội thể thao học sinh khu vực khai mạc",
        "Các đoàn tranh tài ở mười môn thể thao.",
        ["Đoàn học sinh Việt Nam tham dự với tinh thần giao lưu, học hỏi."],
    ),
    (
        "Triển lãm quốc tế nghề thủ công truyền thống",
        "Gian hàng thổ cẩm Việt Nam nhận được nhiều quan tâm.",
        ["Khách tham quan được thử dệt, nhuộm chàm tại chỗ."],
    ),
    (
        "Sáng kiến trường học xanh được nhân rộng",
        "Học sinh nhiều nước tự quản vườn rau, phân loại rác.",
        ["Tài liệu hướng dẫn được dịch ra nhiều thứ tiếng, có tiếng Việt."],
    ),
    (
        "Tổ chức Y tế thế giới cập nhật khuyến nghị vận động",
        "Người trưởng thành nên vận động ít nhất một trăm năm mươi phút mỗi tuần.",
        ["Đi bộ, đạp xe, làm vườn đều được tính là vận động có ích."],
    ),
]
