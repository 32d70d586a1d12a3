"""Demo pages of introduction: (slug, title, summary, parts); a part is a paragraph or
("heading", text). The contact page and the links."""

from __future__ import annotations

STANDARD = [
    ("dieu-kien-tu-nhien", "Vị trí địa lý, điều kiện tự nhiên",
     "Như Xuân là huyện miền núi phía tây nam tỉnh Thanh Hóa, cửa ngõ nối đồng bằng với vùng cao.",
     [("heading", "Vị trí"),
      "Huyện giáp các huyện Như Thanh, Thường Xuân và tỉnh Nghệ An. Đường Hồ Chí Minh chạy dọc huyện, đi qua thị trấn Yên Cát, trung tâm hành chính.",
      ("heading", "Địa hình, khí hậu"),
      "Đồi núi thấp xen thung lũng hẹp; mùa mưa từ tháng 5 đến tháng 10, mùa khô lạnh từ tháng 11 đến tháng 4 năm sau.",
      ("heading", "Tài nguyên"),
      "Rừng chiếm phần lớn diện tích, nổi tiếng với lim xanh; sông suối nhỏ, dốc, thuận lợi cho thủy lợi vừa và nhỏ.",
      "Đất đồi phù hợp với cây lâm nghiệp, cây ăn quả có múi, mía và chè."]),
    ("lich-su-van-hoa", "Lịch sử, văn hóa",
     "Vùng đất của đồng bào Kinh, Thái, Mường, Thổ với tiếng cồng chiêng, khặp Thái và nhà sàn.",
     [("heading", "Truyền thống"),
      "Qua các thời kỳ, nhân dân trong huyện đoàn kết khai khẩn đất đai, lập bản làng, giữ gìn phong tục.",
      ("heading", "Sắc thái văn hóa"),
      "Lễ hội mừng cơm mới, tục hát ru, trò ném còn, dệt thổ cẩm và các món từ măng, cá suối, xôi nếp nương còn được lưu giữ.",
      "Các câu lạc bộ văn nghệ dân gian sinh hoạt đều đặn tại nhà văn hóa thôn, truyền dạy cho lớp trẻ.",
      "Huyện khuyến khích sưu tầm, ghi âm, ghi hình tư liệu để lưu giữ lâu dài."]),
    ("di-tich-danh-thang", "Di tích lịch sử, danh lam thắng cảnh",
     "Thác nước, rừng lim, hồ và các điểm di tích được kiểm kê, bảo vệ.",
     [("heading", "Thắng cảnh"),
      "Các thác nước giữa rừng, hồ nước trong và những thửa ruộng bậc thang là điểm đến được nhiều người biết tới.",
      ("heading", "Di tích"),
      "Các đình, đền, địa điểm ghi dấu truyền thống cách mạng đã được lập danh mục, cắm mốc khoanh vùng bảo vệ.",
      ("heading", "Khi tham quan"),
      "Khách tham quan giữ vệ sinh, không khắc vẽ lên hiện vật, không đốt lửa trong rừng vào mùa khô.",
      "Mọi phát hiện về hiện vật, tư liệu xin báo cho Phòng Văn hóa và Thông tin."]),
    ("chuc-nang-nhiem-vu", "Chức năng, nhiệm vụ, cơ cấu tổ chức",
     "Bộ máy của huyện gồm cơ quan Đảng, HĐND, UBND, Mặt trận Tổ quốc, các đoàn thể và các xã, thị trấn.",
     [("heading", "Cơ quan quyền lực và hành chính"),
      "HĐND huyện quyết định các vấn đề của địa phương theo luật; UBND huyện tổ chức thi hành Hiến pháp, pháp luật và nghị quyết của HĐND.",
      ("heading", "Cơ quan chuyên môn"),
      "Các phòng chuyên môn tham mưu, giúp UBND huyện quản lý nhà nước theo ngành, lĩnh vực.",
      ("heading", "Cấp xã"),
      "UBND xã, thị trấn trực tiếp phục vụ nhân dân, tiếp nhận hồ sơ tại bộ phận Một cửa.",
      "Danh sách cơ quan, đầu mối liên hệ xem tại mục Danh bạ."]),
    ("kinh-te-xa-hoi", "Tình hình kinh tế – xã hội",
     "Kinh tế huyện dựa vào lâm nghiệp, nông nghiệp, tiểu thủ công nghiệp và du lịch cộng đồng.",
     [("heading", "Nông, lâm nghiệp"),
      "Huyện phát triển rừng gỗ lớn, cây ăn quả có múi, chăn nuôi theo hướng an toàn sinh học.",
      ("heading", "Xã hội"),
      "Mạng lưới trường học, trạm y tế phủ kín các xã; tỷ lệ hộ nghèo giảm qua từng năm.",
      ("heading", "Hạ tầng"),
      "Đường tới trung tâm các xã được cứng hóa, điện lưới quốc gia về tới các thôn.",
      "Số liệu chi tiết được công bố trong báo cáo kinh tế – xã hội hằng quý."]),
]  # fmt: skip

CONTACT = {
    "summary": "Gửi câu hỏi, góp ý, báo lỗi nội dung cho Ban Biên tập Cổng thông tin điện tử huyện.",
    "address": "Thị trấn Yên Cát, huyện Như Xuân, tỉnh Thanh Hóa",
    "phone": "0237 000 0100",
    "email": "banbientap@example.vn",
    "opening_hours": "Thứ Hai đến thứ Sáu, 7 giờ – 11 giờ 30 và 13 giờ 30 – 17 giờ",
    "paragraphs": [
        "Khi báo lỗi nội dung, xin ghi rõ địa chỉ trang và câu có lỗi. Ban Biên tập trả lời trong năm ngày làm việc.",
        "Câu hỏi về thủ tục xin gửi kèm lĩnh vực và xã, thị trấn nơi ở để chuyển đúng cơ quan. Không gửi số căn cước, số tài khoản.",
        "Khiếu nại, tố cáo được giải quyết theo luật riêng, xin gửi trực tiếp tới cơ quan có thẩm quyền.",
    ],
}

LINKS = [
    ("Cổng Thông tin điện tử Chính phủ", "https://chinhphu.vn/"),
    ("Cổng Dịch vụ công quốc gia", "https://dichvucong.gov.vn/"),
    ("Cổng Thông tin điện tử tỉnh Thanh Hóa", "https://thanhhoa.gov.vn/"),
    ("Công báo", "https://congbao.chinhphu.vn/"),
    ("Cơ sở dữ liệu quốc gia về văn bản pháp luật", "https://vbpl.vn/"),
]
