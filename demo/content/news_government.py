"""Demo news of the councils, the committees and their units: section → items of
(supplying body's code, title, lead, paragraphs)."""

from __future__ import annotations

HDND_UBND = [
    (
        "van-phong-hdnd-ubnd",
        "UBND huyện họp phiên thường kỳ, đánh giá tình hình kinh tế – xã hội tháng",
        "Phiên họp thống nhất các giải pháp giải ngân vốn đầu tư công và phòng, chống thiên tai cuối năm.",
        [
            "Chủ tịch UBND huyện yêu cầu từng chủ đầu tư cam kết mốc giải ngân theo tuần, dự án nào chậm phải nêu rõ khâu vướng.",
            "Các phòng chuyên môn được giao rà soát thủ tục hành chính quá hạn, xin lỗi người dân bằng văn bản đúng quy định.",
        ],
    ),
    (
        "van-phong-hdnd-ubnd",
        "HĐND huyện giám sát việc thực hiện kết luận sau tiếp xúc cử tri",
        "Đoàn giám sát chọn các kiến nghị đã nhiều lần cử tri nêu để làm việc trực tiếp với cơ quan trả lời.",
        [
            "Trong mười hai kiến nghị được chọn, tám kiến nghị đã giải quyết xong, bốn kiến nghị có lộ trình cụ thể.",
            "Kết quả được gửi tới cử tri qua đại biểu ở từng tổ và đăng công khai.",
        ],
    ),
    (
        "van-phong-hdnd-ubnd",
        "Lãnh đạo UBND huyện kiểm tra công trình trường học trước năm học mới",
        "Đoàn kiểm tra yêu cầu đơn vị thi công tăng ca, bảo đảm bàn giao phòng học trước ngày tựu trường.",
        [
            "Ba công trình kiểm tra đều đạt trên chín mươi phần trăm khối lượng, còn lại phần sân và nhà vệ sinh.",
            "Chủ tịch UBND huyện nhắc nhở bảo đảm an toàn lao động và lối đi riêng cho học sinh.",
        ],
    ),
    (
        "van-phong-hdnd-ubnd",
        "Đối thoại giữa Chủ tịch UBND huyện và thanh niên",
        "Hơn hai trăm thanh niên đặt câu hỏi về việc làm, đất sản xuất và chuyển đổi số.",
        [
            "Nhiều câu hỏi được trả lời ngay, những vấn đề liên ngành được giao cơ quan đầu mối trả lời trong mười ngày.",
            "UBND huyện cam kết công bố danh mục lao động cần tuyển của các cụm công nghiệp trên Cổng.",
        ],
    ),
    (
        "van-phong-hdnd-ubnd",
        "Diễn tập phòng, chống cháy rừng tại rừng lim xanh",
        "Cuộc diễn tập huy động lực lượng kiểm lâm, dân quân và các chủ rừng theo phương châm bốn tại chỗ.",
        [
            "Tình huống giả định là đám cháy lan từ nương rẫy, các tổ đội đã khống chế sau chín mươi phút.",
            "Ban chỉ huy rút kinh nghiệm về thông tin liên lạc ở vùng lõm sóng.",
        ],
    ),
    (
        "van-phong-hdnd-ubnd",
        "Kỳ họp HĐND huyện thông qua các nghị quyết về đầu tư và ngân sách",
        "Các đại biểu dành một buổi chất vấn về vệ sinh môi trường và tiến độ cấp giấy chứng nhận quyền sử dụng đất.",
        [
            "Phiên chất vấn theo hình thức hỏi nhanh, đáp gọn, mỗi nội dung đều có kết luận của chủ tọa.",
            "Nghị quyết được đăng tải toàn văn tại mục Văn bản.",
        ],
    ),
    (
        "phong-tckh",
        "Công khai dự toán ngân sách huyện để nhân dân theo dõi",
        "Số liệu dự toán được trình bày thành bảng dễ đọc, kèm giải thích các khoản tăng, giảm lớn.",
        [
            "Phòng Tài chính – Kế hoạch đầu mối tiếp nhận ý kiến góp ý qua mục Liên hệ.",
            "Báo cáo thực hiện sẽ được cập nhật theo quý.",
        ],
    ),
    (
        "phong-noi-vu",
        "Sơ kết công tác cải cách hành chính sáu tháng đầu năm",
        "Tỷ lệ hồ sơ giải quyết trước và đúng hạn tăng so với cùng kỳ, hồ sơ trực tuyến chiếm quá nửa.",
        [
            "Ba xã dẫn đầu được đề nghị khen thưởng; hai đơn vị có hồ sơ quá hạn phải giải trình.",
            "Từ tháng tới, kết quả chấm điểm được công bố hằng tháng.",
        ],
    ),
    (
        "phong-tnmt",
        "Kiểm tra việc khai thác cát, sỏi trên các tuyến sông suối",
        "Đoàn liên ngành xử lý hai trường hợp tập kết vật liệu sai vị trí.",
        [
            "Các bãi tập kết được cắm mốc, lắp cân và camera theo quy định.",
            "Người dân có thể phản ánh qua điện thoại đường dây nóng của UBND xã.",
        ],
    ),
    (
        "phong-nnptnt",
        "Triển khai tiêm phòng vụ thu cho đàn gia súc",
        "Các xã hoàn thành thống kê đàn và lịch tiêm tới từng thôn trong tuần này.",
        [
            "Cán bộ thú y xã tiêm lưu động tại bản xa, ghi sổ theo dõi từng hộ.",
            "Hộ nuôi lưu ý theo dõi vật nuôi sau tiêm và báo ngay khi có dấu hiệu bất thường.",
        ],
    ),
    (
        "phong-ldtbxh",
        "Phiên giao dịch việc làm lưu động tại thị trấn Yên Cát",
        "Mười lăm doanh nghiệp tham gia tuyển dụng với hơn một nghìn vị trí.",
        [
            "Người lao động được tư vấn hợp đồng, bảo hiểm và cách nhận biết môi giới lừa đảo.",
            "Trung tâm dịch vụ việc làm hỗ trợ xe đưa đón từ các xã vùng xa.",
        ],
    ),
    (
        "phong-tu-phap",
        "Trợ giúp pháp lý lưu động về các thôn đặc biệt khó khăn",
        "Người dân được tư vấn miễn phí về đất đai, hôn nhân và thừa kế ngay tại nhà văn hóa.",
        [
            "Mỗi buổi có phiên dịch tiếng Thái, tiếng Thổ giúp bà con nói hết điều muốn hỏi.",
            "Vụ việc phức tạp được lập phiếu, cử trợ giúp viên theo đến cùng.",
        ],
    ),
]

DON_VI = [
    (
        "xa-bai-tranh",
        "Bãi Trành khánh thành cầu dân sinh qua suối",
        "Cây cầu mới giúp hơn trăm hộ ở hai thôn không còn phải lội suối mùa mưa.",
        [
            "Công trình được xây bằng nguồn lồng ghép và đóng góp ngày công của nhân dân.",
            "UBND xã giao thôn tự quản, cắm biển tải trọng ở hai đầu cầu.",
        ],
    ),
    (
        "xa-xuan-hoa",
        "Xuân Hòa nhân rộng mô hình nuôi ong dưới tán rừng",
        "Từ mười hộ ban đầu, nay xã có ba tổ hợp tác nuôi ong lấy mật.",
        [
            "Mật ong của xã được đóng chai, dán tem truy xuất và bán qua hội chợ.",
            "Xã quy hoạch vùng đặt đàn để không ảnh hưởng việc phun thuốc trên nương.",
        ],
    ),
    (
        "xa-thanh-quan",
        "Thanh Quân giữ nghề dệt thổ cẩm",
        "Tổ dệt của chị em dân tộc Thái nhận đơn đặt hàng may túi, khăn làm quà lưu niệm.",
        [
            "Nguyên liệu nhuộm từ lá, vỏ cây trong rừng, công đoạn nào cũng làm bằng tay.",
            "Xã hỗ trợ khung dệt và mở lớp truyền nghề cho thiếu nữ vào dịp hè.",
        ],
    ),
    (
        "xa-binh-luong",
        "Bình Lương về đích nông thôn mới nâng cao",
        "Xã tập trung vào cảnh quan, an ninh trật tự và thu nhập của hộ dân.",
        [
            "Đường hoa, tường rào xanh được các thôn giao cho từng hộ chăm sóc.",
            "Thu nhập tăng nhờ liên kết trồng keo gỗ lớn và chăn nuôi gà đồi.",
        ],
    ),
    (
        "thi-tran-yen-cat",
        "Thị trấn Yên Cát lập lại trật tự vỉa hè",
        "Lực lượng chức năng vận động các hộ kinh doanh tự tháo dỡ mái che vượt lộ giới.",
        [
            "Thị trấn bố trí khu chợ đêm cuối tuần để các hộ buôn bán có chỗ ổn định.",
            "Sau một tháng, tuyến phố trung tâm đã thông thoáng hơn.",
        ],
    ),
    (
        "xa-thuong-ninh",
        "Thượng Ninh ra mắt tổ công nghệ số cộng đồng",
        "Mỗi thôn có một tổ năm người giúp bà con nộp hồ sơ trực tuyến.",
        [
            "Các tổ trực vào tối thứ Tư tại nhà văn hóa, mang sẵn điện thoại và bộ phát sóng.",
            "Sau hai tuần, đã có trên tám mươi hồ sơ được nộp từ thôn.",
        ],
    ),
    (
        "phong-gddt",
        "Ngành giáo dục huyện triển khai thư viện lưu động",
        "Xe sách luân phiên tới các điểm trường lẻ hai tuần một lần.",
        [
            "Học sinh được chọn sách, kể lại câu chuyện yêu thích và nhận phiếu đọc.",
            "Phòng Giáo dục và Đào tạo kêu gọi tặng sách phù hợp lứa tuổi, còn mới.",
        ],
    ),
    (
        "trung-tam-vhtt",
        "Trung tâm Văn hóa tập huấn viết tin, bài cho cộng tác viên",
        "Cộng tác viên các xã học cách viết tin ngắn, chụp ảnh bằng điện thoại và khai báo độ mật.",
        [
            "Lớp học thực hành ngay trên Cổng thông tin điện tử, từ soạn bài đến trình thủ trưởng đơn vị ký.",
            "Các lỗi thường gặp như đặt tít dài, thiếu nguồn ảnh được phân tích bằng ví dụ.",
        ],
    ),
    (
        "xa-cat-van",
        "Cát Vân phục dựng lễ hội mừng cơm mới",
        "Lễ hội được bà con tổ chức sau vụ gặt với nghi thức cúng hồn lúa.",
        [
            "Các bản thi giã cốm, nấu xôi ngũ sắc và ném còn.",
            "Xã ghi hình tư liệu để lập hồ sơ di sản văn hóa phi vật thể.",
        ],
    ),
    (
        "xa-tan-binh",
        "Tân Bình cứng hóa kênh mương nội đồng",
        "Hơn ba ki-lô-mét kênh được cứng hóa trước vụ chiêm xuân.",
        [
            "Nước về đều, bà con chủ động gieo cấy, không còn tranh chấp nước.",
            "Công trình do cộng đồng giám sát, quyết toán công khai.",
        ],
    ),
    (
        "phong-vhtt",
        "Kiểm kê di tích lịch sử, danh lam thắng cảnh trên địa bàn",
        "Đoàn kiểm kê ghi nhận hiện trạng, ranh giới bảo vệ và đề xuất tu bổ.",
        [
            "Mỗi di tích được lập hồ sơ ảnh, bản đồ và tóm tắt lịch sử để đăng công khai.",
            "Phòng Văn hóa và Thông tin mong nhân dân cung cấp tư liệu cũ còn lưu giữ.",
        ],
    ),
    (
        "xa-hoa-quy",
        "Hóa Quỳ tổ chức phiên chợ nông sản cuối tuần",
        "Phiên chợ giới thiệu măng, ngô nếp, gà đồi và đồ mây tre đan.",
        [
            "Các gian hàng niêm yết giá, nhận thanh toán bằng mã quét.",
            "Ban quản lý chợ thu gom rác ngay sau phiên.",
        ],
    ),
]

TRONG_HUYEN = [
    (
        "phong-nnptnt",
        "Nông dân vào vụ thu hoạch lúa mùa",
        "Thời tiết nắng ráo giúp tiến độ gặt nhanh hơn năm trước.",
        [
            "Máy gặt từ các huyện bạn về hỗ trợ, giá công gặt ổn định.",
            "Phòng Nông nghiệp khuyến cáo phơi, bảo quản tránh ẩm mốc.",
        ],
    ),
    (
        "trung-tam-yte",
        "Trung tâm Y tế huyện khám sức khỏe miễn phí cho người cao tuổi",
        "Các đợt khám diễn ra tại trạm y tế xã theo lịch thông báo trước.",
        [
            "Người dân được đo huyết áp, thử đường huyết và tư vấn dinh dưỡng.",
            "Kết quả được cập nhật vào hồ sơ sức khỏe điện tử.",
        ],
    ),
    (
        "trung-tam-vhtt",
        "Giải chạy vượt đồi Như Xuân thu hút đông vận động viên",
        "Cung đường chạy qua đồi chè, rừng lim và bản nhà sàn.",
        [
            "Ban tổ chức bố trí trạm nước, y tế và đội thu gom rác dọc đường.",
            "Giải đấu giới thiệu sản vật địa phương tới du khách.",
        ],
    ),
    (
        "phong-gddt",
        "Học sinh Như Xuân đạt giải tại hội thi khoa học kỹ thuật",
        "Đề tài máy bẫy côn trùng dùng năng lượng mặt trời được đánh giá cao.",
        [
            "Nhóm tác giả là học sinh lớp chín một trường dân tộc bán trú.",
            "Nhà trường sẽ thử nghiệm máy ở vườn rau của khu nội trú.",
        ],
    ),
    (
        "phong-kthh",
        "Sửa chữa đường liên xã trước mùa mưa bão",
        "Các điểm sạt lở, ổ gà trên tuyến chính được vá sửa, khơi thông rãnh.",
        [
            "Biển cảnh báo được cắm tại khúc cua gấp và ngầm tràn.",
            "Người dân đi lại ban đêm cần chú ý đoạn đang thi công.",
        ],
    ),
    (
        "trung-tam-vhtt",
        "Khai thác du lịch cộng đồng ở bản ven hồ",
        "Các hộ làm du lịch cải tạo nhà sàn đón khách nghỉ cuối tuần.",
        [
            "Khách được chèo bè, học nấu món ăn và nghe khặp.",
            "Bản có quy ước giữ nếp nhà, không xây mái tôn sặc sỡ.",
        ],
    ),
    (
        "phong-ldtbxh",
        "Trao sổ bảo hiểm y tế cho hộ cận nghèo",
        "Kinh phí do các nhà hảo tâm đóng góp qua quỹ vì người nghèo.",
        [
            "Danh sách được các thôn rà soát, niêm yết công khai.",
            "Người nhận được hướng dẫn nơi khám chữa bệnh ban đầu.",
        ],
    ),
    (
        "phong-nnptnt",
        "Trồng rừng gỗ lớn, giảm khai thác sớm",
        "Diện tích rừng gỗ lớn toàn huyện tăng qua từng năm.",
        [
            "Hộ trồng rừng được hỗ trợ giống nuôi cấy mô và vay vốn dài hạn.",
            "Doanh nghiệp cam kết giá thu mua cao hơn gỗ non.",
        ],
    ),
    (
        "cong-an-huyen",
        "Công an huyện cấp căn cước lưu động tại trường học",
        "Học sinh đủ tuổi được làm thủ tục ngay tại trường, không mất buổi học.",
        [
            "Tổ công tác mang máy đến các trường vùng xa vào cuối tuần.",
            "Phụ huynh theo dõi lịch tại bảng tin của xã.",
        ],
    ),
    (
        "phong-tnmt",
        "Thu gom rác thải ở các bản xa",
        "Xe thu gom về bản hai lần một tuần thay cho việc đốt rác.",
        [
            "Mỗi hộ được phát hai thùng để phân loại.",
            "Mức thu phí do HĐND quy định, niêm yết tại nhà văn hóa.",
        ],
    ),
    (
        "trung-tam-vhtt",
        "Liên hoan nghệ thuật quần chúng các dân tộc huyện",
        "Mười sáu đoàn mang đến các làn điệu Thái, Thổ, Mường, Kinh.",
        [
            "Ban giám khảo chú trọng tính nguyên bản, hạn chế sân khấu hóa.",
            "Các tiết mục hay được ghi hình đăng lên Cổng.",
        ],
    ),
    (
        "trung-tam-yte",
        "Chủ động phòng bệnh sốt xuất huyết",
        "Các thôn ra quân diệt bọ gậy vào sáng thứ Bảy hằng tuần.",
        [
            "Người dân đậy kín dụng cụ chứa nước, ngủ màn cả ban ngày.",
            "Khi sốt cao liên tục cần đến trạm y tế, không tự truyền dịch.",
        ],
    ),
]
