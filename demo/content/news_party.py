"""Demo news of the Party committee and of the Front and mass organisations: section → items of
(supplying body's code, title, lead, paragraphs)."""

from __future__ import annotations

HUYEN_UY = [
    (
        "van-phong-huyen-uy",
        "Thường trực Huyện ủy nghe báo cáo tiến độ xây dựng nông thôn mới quý III",
        "Sáng nay, Thường trực Huyện ủy làm việc với Ban Chỉ đạo nông thôn mới về tiến độ các xã đăng ký về đích trong năm.",
        [
            "Theo báo cáo, ba xã đã hoàn thành hồ sơ đề nghị thẩm định, hai xã còn vướng tiêu chí thu nhập và môi trường. Các tổ công tác được phân công phụ trách từng tiêu chí, báo cáo kết quả vào thứ Sáu hằng tuần.",
            "Kết luận buổi làm việc, Thường trực Huyện ủy yêu cầu không chạy theo thành tích, tiêu chí nào chưa đạt phải nói rõ nguyên nhân và thời hạn khắc phục.",
        ],
    ),
    (
        "ban-tuyen-giao",
        "Hội nghị báo cáo viên tháng: tập trung tuyên truyền chuyển đổi số ở thôn, bản",
        "Ban Tuyên giáo Huyện ủy tổ chức hội nghị báo cáo viên với hơn một trăm đại biểu từ các đảng bộ trực thuộc.",
        [
            "Báo cáo viên được hướng dẫn cách trình bày ngắn gọn, có ví dụ từ địa phương, đặc biệt khi nói về dịch vụ công trực tuyến và thanh toán không dùng tiền mặt.",
            "Hội nghị cũng thông tin kết quả ba tháng hoạt động của các tổ công nghệ số cộng đồng, trong đó nhiều tổ đã xuống từng hộ cài đặt ứng dụng định danh điện tử.",
        ],
    ),
    (
        "ban-to-chuc",
        "Đảng bộ huyện kết nạp đảng viên mới ở các chi bộ thôn vùng cao",
        "Sau sáu tháng thực hiện kế hoạch phát triển đảng viên, các chi bộ thôn vùng cao đã giới thiệu được nhiều quần chúng ưu tú.",
        [
            "Nguồn kết nạp chủ yếu là đoàn viên, hội viên phụ nữ và cán bộ thôn. Các lớp bồi dưỡng nhận thức về Đảng được mở ngay tại cụm xã để giảm quãng đường đi lại.",
            "Ban Tổ chức Huyện ủy lưu ý các đảng bộ coi trọng chất lượng, không kết nạp cho đủ chỉ tiêu.",
        ],
    ),
    (
        "uy-ban-kiem-tra",
        "Ủy ban Kiểm tra Huyện ủy triển khai kế hoạch giám sát chuyên đề",
        "Nội dung giám sát là việc thực hiện quy chế làm việc và trách nhiệm nêu gương của người đứng đầu.",
        [
            "Năm đảng ủy xã được giám sát đợt này tự kiểm tra và gửi báo cáo trước khi đoàn làm việc trực tiếp.",
            "Kết quả giám sát sẽ được thông báo tới chi bộ để đảng viên biết, theo dõi việc khắc phục.",
        ],
    ),
    (
        "van-phong-huyen-uy",
        "Huyện ủy tổ chức hội nghị học tập nghị quyết bằng hình thức trực tuyến tới cơ sở",
        "Hội nghị kết nối từ điểm cầu trung tâm tới mười sáu xã, thị trấn, giúp đảng viên ở xa không phải đi lại.",
        [
            "Sau phần truyền đạt, các điểm cầu dành thời gian thảo luận về chương trình hành động của đảng bộ mình.",
            "Văn phòng Huyện ủy cho biết đường truyền ổn định, các điểm cầu vùng sâu được bố trí phương án dự phòng.",
        ],
    ),
    (
        "ban-dan-van",
        "Dân vận khéo ở Thanh Quân: bản làng góp đất mở đường",
        "Từ mô hình dân vận khéo, nhiều hộ dân ở xã Thanh Quân đã tự nguyện hiến đất để mở rộng đường liên thôn.",
        [
            "Tuyến đường dài gần hai ki-lô-mét nay ô tô tải nhẹ vào được tận nơi thu mua nông sản.",
            "Theo Ban Dân vận Huyện ủy, kinh nghiệm là bàn công khai từ đầu, để dân giám sát từng khối lượng công việc.",
        ],
    ),
    (
        "van-phong-huyen-uy",
        "Thường trực Huyện ủy tiếp công dân định kỳ tháng này",
        "Buổi tiếp công dân ghi nhận bảy lượt ý kiến, tập trung vào đất đai và chế độ chính sách.",
        [
            "Hai vụ việc được trả lời ngay tại buổi tiếp, các vụ việc còn lại giao cơ quan chuyên môn xem xét, trả lời bằng văn bản trong thời hạn quy định.",
            "Thường trực Huyện ủy yêu cầu người đứng đầu cấp ủy cơ sở duy trì lịch tiếp dân, không để việc nhỏ thành bức xúc.",
        ],
    ),
    (
        "ban-tuyen-giao",
        "Sinh hoạt chi bộ theo chuyên đề: chọn việc khó để bàn",
        "Nhiều chi bộ chuyển từ đọc báo cáo sang thảo luận một việc cụ thể của thôn, cơ quan.",
        [
            "Chi bộ khu phố ở thị trấn Yên Cát chọn chuyên đề giữ vệ sinh tuyến đường trung tâm; chi bộ trường học bàn việc giảm hồ sơ sổ sách.",
            "Mỗi chuyên đề đều có người chịu trách nhiệm và mốc kiểm tra lại ở kỳ sinh hoạt sau.",
        ],
    ),
    (
        "ban-to-chuc",
        "Bồi dưỡng nghiệp vụ công tác đảng cho bí thư chi bộ",
        "Lớp bồi dưỡng kéo dài ba ngày với nội dung sát việc hằng ngày của bí thư chi bộ thôn, bản.",
        [
            "Học viên thực hành ra nghị quyết, ghi biên bản, sử dụng sổ tay đảng viên điện tử trên điện thoại.",
            "Cuối khóa, mỗi học viên trình bày một tình huống đã gặp và cách xử lý để cả lớp cùng rút kinh nghiệm.",
        ],
    ),
    (
        "van-phong-huyen-uy",
        "Đoàn công tác của Huyện ủy thăm hộ bị thiệt hại do dông lốc",
        "Ngay sau trận dông lốc, đoàn công tác đã tới các hộ bị tốc mái ở hai xã phía tây huyện.",
        [
            "Lực lượng dân quân, đoàn thanh niên giúp lợp lại mái nhà trong ngày, bảo đảm các gia đình có chỗ ở an toàn.",
            "Đoàn đề nghị địa phương thống kê đúng thiệt hại, công khai danh sách hỗ trợ tại nhà văn hóa thôn.",
        ],
    ),
    (
        "uy-ban-kiem-tra",
        "Tập huấn công tác kiểm tra, giám sát cho cấp ủy cơ sở",
        "Hội nghị tập huấn trang bị kỹ năng thẩm tra, xác minh và soạn thảo kết luận.",
        [
            "Các tình huống được lấy từ thực tế của huyện, đã ẩn danh, để học viên tập xử lý theo đúng trình tự.",
            "Ủy ban Kiểm tra Huyện ủy sẽ cung cấp bộ mẫu văn bản thống nhất cho các đảng bộ.",
        ],
    ),
    (
        "ban-dan-van",
        "Khối dân vận xã Hóa Quỳ vận động xóa nhà tạm",
        "Từ nguồn hỗ trợ và ngày công của bà con, nhiều hộ nghèo ở Hóa Quỳ có nhà mới trước mùa mưa.",
        [
            "Mỗi căn nhà có một tổ giúp đỡ gồm cán bộ thôn, hội viên các đoàn thể và hàng xóm.",
            "Danh sách hộ được hỗ trợ do thôn bình xét công khai, niêm yết bảy ngày trước khi khởi công.",
        ],
    ),
]

MTTQ_DOAN_THE = [
    (
        "mttq-huyen",
        "Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư vùng cao",
        "Các khu dân cư trong huyện tổ chức ngày hội gắn với tổng kết phong trào xây dựng đời sống văn hóa.",
        [
            "Phần lễ ngắn gọn, phần hội có cồng chiêng, khặp Thái, trò chơi dân gian và bữa cơm chung.",
            "Nhiều khu dân cư nhân dịp này phát động quỹ khuyến học và ngày công làm đường nội thôn.",
        ],
    ),
    (
        "mttq-huyen",
        "Mặt trận giám sát việc thực hiện chính sách với hộ nghèo",
        "Đoàn giám sát của Ủy ban MTTQ huyện làm việc tại bốn xã về rà soát hộ nghèo và chi trả hỗ trợ.",
        [
            "Đoàn kiểm tra danh sách, gặp trực tiếp người hưởng và đối chiếu với kết quả bình xét ở thôn.",
            "Các kiến nghị được gửi tới UBND huyện và công khai kết quả tiếp thu.",
        ],
    ),
    (
        "doan-thanh-nien",
        "Tuổi trẻ Như Xuân ra quân ngày Chủ nhật xanh",
        "Hàng trăm đoàn viên dọn vệ sinh dòng suối, trồng hoa ven đường và thu gom vỏ bao thuốc bảo vệ thực vật.",
        [
            "Đoàn xã đặt thêm bể chứa vỏ bao ở cánh đồng, hướng dẫn bà con phân loại rác tại nhà.",
            "Hoạt động được duy trì vào tuần thứ hai hằng tháng.",
        ],
    ),
    (
        "doan-thanh-nien",
        "Lớp học số của thanh niên cho người cao tuổi",
        "Buổi tối, đoàn viên các xã mở lớp hướng dẫn người cao tuổi dùng điện thoại thông minh.",
        [
            "Bài học gồm gọi hình, tra cứu thông tin sức khỏe, nhận biết cuộc gọi lừa đảo.",
            "Nhiều cụ lần đầu gọi hình được cho con cháu làm ăn xa.",
        ],
    ),
    (
        "hoi-phu-nu",
        "Phụ nữ Yên Cát với mô hình biến rác thành tiền",
        "Mỗi chi hội đặt một ngôi nhà thu gom phế liệu, tiền bán được dùng giúp trẻ em khó khăn.",
        [
            "Sau một năm, mô hình đã hỗ trợ sách vở, bảo hiểm y tế cho hàng chục em nhỏ.",
            "Hội Liên hiệp Phụ nữ huyện đang nhân rộng ra các xã có chợ phiên.",
        ],
    ),
    (
        "hoi-phu-nu",
        "Tập huấn khởi nghiệp cho phụ nữ dân tộc thiểu số",
        "Học viên được hướng dẫn lập kế hoạch kinh doanh nhỏ, đóng gói và bán hàng trên sàn thương mại điện tử.",
        [
            "Các sản phẩm mang đến lớp gồm măng khô, mật ong rừng, thổ cẩm và rượu siêu men lá.",
            "Sau khóa học, mỗi nhóm được một cán bộ hội theo sát trong ba tháng.",
        ],
    ),
    (
        "hoi-nong-dan",
        "Nông dân Bãi Trành liên kết trồng cây ăn quả theo chuỗi",
        "Tổ hội nghề nghiệp trồng cam, bưởi ký hợp đồng tiêu thụ ngay từ đầu vụ.",
        [
            "Các hộ thống nhất quy trình bón phân, ghi nhật ký đồng ruộng và cùng dùng một mã vùng trồng.",
            "Hội Nông dân huyện đứng ra tín chấp vốn vay và mời cán bộ kỹ thuật tư vấn tại vườn.",
        ],
    ),
    (
        "hoi-nong-dan",
        "Hội thi nhà nông đua tài huyện Như Xuân",
        "Sáu đội thi tranh tài ở các phần chào hỏi, kiến thức và xử lý tình huống sâu bệnh.",
        [
            "Phần thi tình huống được cổ vũ nhiều nhất khi các đội diễn lại cảnh mua bán phân bón kém chất lượng.",
            "Ban tổ chức trao giải cho đội có giải pháp tiết kiệm nước tưới hay nhất.",
        ],
    ),
    (
        "hoi-ccb",
        "Cựu chiến binh gương mẫu hiến đất làm nhà văn hóa",
        "Nhiều hội viên Hội Cựu chiến binh ở Xuân Bình hiến đất, ngày công xây nhà văn hóa thôn.",
        [
            "Nhà văn hóa mới có sân thể thao, tủ sách và loa truyền thanh thông minh.",
            "Hội Cựu chiến binh xã nhận quản lý, mở cửa vào buổi tối cho thanh thiếu niên.",
        ],
    ),
    (
        "hoi-ccb",
        "Cựu chiến binh kể chuyện truyền thống cho học sinh",
        "Chương trình được tổ chức tại các trường trung học cơ sở trong huyện vào giờ chào cờ.",
        [
            "Các câu chuyện ngắn gọn, gắn với địa danh quen thuộc nên học sinh chăm chú lắng nghe.",
            "Nhà trường lưu lại bằng ghi âm để làm tư liệu giáo dục địa phương.",
        ],
    ),
    (
        "ldld-huyen",
        "Công đoàn chăm lo đời sống đoàn viên trước mùa cưới",
        "Liên đoàn Lao động huyện phát động nếp sống tiết kiệm và hỗ trợ đoàn viên khó khăn.",
        [
            "Công đoàn cơ sở các trường học, cơ quan đăng ký thực hiện cưới văn minh, không phô trương.",
            "Quỹ tương trợ giúp đoàn viên vay lãi suất thấp để sửa nhà.",
        ],
    ),
    (
        "ldld-huyen",
        "Hội thao cán bộ, công chức, viên chức huyện",
        "Hội thao có các môn bóng chuyền hơi, kéo co, cầu lông với sự tham gia của hai mươi đơn vị.",
        [
            "Không khí thi đấu sôi nổi, trung thực, gắn kết giữa khối cơ quan và các xã.",
            "Kinh phí do xã hội hóa, không sử dụng ngân sách.",
        ],
    ),
]
