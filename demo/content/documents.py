"""Demo documents. A document stands after those that it replaces or rests on."""

from __future__ import annotations

from typing import Any

from demo.content.regulation import REGULATION

_UBND = ("ubnd-huyen", "UBND huyện Như Xuân", "district", "TM.", "Chủ tịch UBND huyện")
_HDND = ("hdnd-huyen", "HĐND huyện Như Xuân", "district", "", "Chủ tịch HĐND huyện")
_HU = ("huyen-uy", "Huyện ủy Như Xuân", "district", "TM.", "Bí thư Huyện ủy")
_TINH = ("", "UBND tỉnh Thanh Hóa", "province", "TM.", "Chủ tịch UBND tỉnh")
_CP = ("", "Chính phủ", "central", "", "")
_QH = ("", "Quốc hội", "central", "", "")
_XA = ("xa-bai-tranh", "UBND xã Bãi Trành", "commune", "TM.", "Chủ tịch UBND xã")

# number, type, issuer, issued, effective, expires, field, abstract, replaces, based on
_ROWS: list[tuple[Any, ...]] = [
    (
        "104/2016/QH13",
        "L",
        _QH,
        "2016-04-06",
        "2018-07-01",
        None,
        "Tư pháp",
        "Luật Tiếp cận thông tin",
        [],
        [],
    ),
    (
        "43/2011/NĐ-CP",
        "NĐ",
        _CP,
        "2011-06-13",
        "2011-08-01",
        None,
        "Thông tin",
        "Nghị định quy định về việc cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin điện tử của cơ quan nhà nước",
        [],
        [],
    ),
    (
        "64/2007/NĐ-CP",
        "NĐ",
        _CP,
        "2007-04-10",
        "2007-05-13",
        None,
        "Thông tin",
        "Nghị định về ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước",
        [],
        [],
    ),
    (
        "42/2022/NĐ-CP",
        "NĐ",
        _CP,
        "2022-06-24",
        "2022-08-15",
        None,
        "Thông tin",
        "Nghị định quy định về việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng",
        ["43/2011/NĐ-CP"],
        [],
    ),
    (
        "30/2020/NĐ-CP",
        "NĐ",
        _CP,
        "2020-03-05",
        "2020-03-05",
        None,
        "Nội vụ",
        "Nghị định về công tác văn thư",
        [],
        [],
    ),
    (
        "61/2018/NĐ-CP",
        "NĐ",
        _CP,
        "2018-04-23",
        "2018-06-21",
        None,
        "Nội vụ",
        "Nghị định về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính",
        [],
        [],
    ),
    (
        "18/2014/NĐ-CP",
        "NĐ",
        _CP,
        "2014-03-14",
        "2014-06-01",
        None,
        "Thông tin",
        "Nghị định quy định về chế độ nhuận bút trong lĩnh vực báo chí, xuất bản",
        [],
        [],
    ),
    (
        "883/QĐ-UBND",
        "QĐ",
        _UBND,
        "2016-04-19",
        "2016-04-19",
        None,
        "Thông tin",
        "Quyết định về việc ban hành Quy chế về tổ chức và hoạt động của Cổng thông tin điện tử huyện Như Xuân",
        [],
        ["43/2011/NĐ-CP"],
    ),
    (
        "2111/QĐ-UBND",
        "QĐ",
        _UBND,
        "2022-09-12",
        "2022-09-12",
        None,
        "Thông tin",
        "Quyết định về việc kiện toàn Ban biên tập Cổng thông tin điện tử huyện Như Xuân",
        [],
        [],
    ),
    (
        "2112/QĐ-UBND",
        "QĐ",
        _UBND,
        "2022-09-12",
        "2022-09-12",
        None,
        "Thông tin",
        "Quyết định về việc ban hành Quy chế về tổ chức và hoạt động của Cổng thông tin điện tử huyện Như Xuân",
        ["883/QĐ-UBND"],
        ["43/2011/NĐ-CP", "64/2007/NĐ-CP", "2111/QĐ-UBND"],
    ),
]

_PLANS = [
    ("phòng, chống thiên tai và tìm kiếm cứu nạn", "Nông nghiệp"),
    ("chuyển đổi số", "Thông tin"),
    ("cải cách hành chính", "Nội vụ"),
    ("phòng cháy, chữa cháy rừng", "Nông nghiệp"),
    ("tuyển sinh đầu cấp", "Giáo dục"),
    ("tiêm phòng gia súc, gia cầm", "Nông nghiệp"),
    ("bảo đảm an toàn thực phẩm", "Y tế"),
    ("giảm nghèo bền vững", "Lao động – xã hội"),
    ("bảo tồn văn hóa các dân tộc", "Văn hóa"),
    ("phát triển du lịch cộng đồng", "Văn hóa"),
    ("trợ giúp pháp lý lưu động", "Tư pháp"),
    ("bảo vệ môi trường nông thôn", "Tài nguyên – môi trường"),
]
for _place, (_subject, _field) in enumerate(_PLANS):
    _month = _place % 9 + 1
    _ROWS.append(
        (
            f"{31 + _place * 7}/KH-UBND",
            "KH",
            _UBND,
            f"2026-0{_month}-12",
            f"2026-0{_month}-12",
            "2026-12-31",
            _field,
            f"Kế hoạch {_subject} năm 2026 trên địa bàn huyện Như Xuân",
            [],
            [],
        )
    )

_DIRECTIVES = [
    (
        "02/CT-UBND",
        "CT",
        _UBND,
        "2026-01-08",
        "Kinh tế",
        "Chỉ thị về việc bảo đảm đón Tết tiết kiệm, an toàn, lành mạnh",
    ),
    (
        "05/CT-UBND",
        "CT",
        _UBND,
        "2026-05-20",
        "Nông nghiệp",
        "Chỉ thị về tăng cường phòng, chống thiên tai trong mùa mưa lũ",
    ),
    ("08/CT-UBND", "CT", _UBND, "2026-08-25", "Giáo dục", "Chỉ thị về nhiệm vụ năm học mới"),
    (
        "112/UBND-VHTT",
        "CV",
        _UBND,
        "2026-02-10",
        "Thông tin",
        "Công văn về việc tăng cường cung cấp tin, bài cho Cổng thông tin điện tử huyện",
    ),
    (
        "245/UBND-NV",
        "CV",
        _UBND,
        "2026-03-16",
        "Nội vụ",
        "Công văn về việc chấn chỉnh kỷ luật, kỷ cương hành chính",
    ),
    (
        "318/UBND-TNMT",
        "CV",
        _UBND,
        "2026-04-22",
        "Tài nguyên – môi trường",
        "Công văn về việc kiểm tra các điểm tập kết cát, sỏi",
    ),
    (
        "405/UBND-KTHT",
        "CV",
        _UBND,
        "2026-06-03",
        "Kinh tế",
        "Công văn về việc sửa chữa đường giao thông trước mùa mưa",
    ),
    (
        "77/TB-UBND",
        "TB",
        _UBND,
        "2026-07-14",
        "Nội vụ",
        "Thông báo lịch tiếp công dân sáu tháng cuối năm",
    ),
    (
        "91/TB-UBND",
        "TB",
        _UBND,
        "2026-09-09",
        "Tài nguyên – môi trường",
        "Thông báo về việc công khai kế hoạch sử dụng đất",
    ),
    (
        "156/BC-UBND",
        "BC",
        _UBND,
        "2026-06-28",
        "Kinh tế",
        "Báo cáo tình hình kinh tế – xã hội sáu tháng đầu năm 2026",
    ),
    (
        "201/BC-UBND",
        "BC",
        _UBND,
        "2026-10-05",
        "Nội vụ",
        "Báo cáo kết quả giải quyết thủ tục hành chính quý III năm 2026",
    ),
    (
        "33/TTr-UBND",
        "TTr",
        _UBND,
        "2026-11-02",
        "Kinh tế",
        "Tờ trình về dự toán ngân sách huyện năm 2027",
    ),
    (
        "1450/QĐ-UBND",
        "QĐ",
        _UBND,
        "2025-05-06",
        "Nội vụ",
        "Quyết định ban hành Quy chế làm việc của UBND huyện",
    ),
    (
        "1622/QĐ-UBND",
        "QĐ",
        _UBND,
        "2025-06-17",
        "Giáo dục",
        "Quyết định phê duyệt mạng lưới trường lớp",
    ),
    (
        "1788/QĐ-UBND",
        "QĐ",
        _UBND,
        "2025-09-23",
        "Văn hóa",
        "Quyết định công nhận khu dân cư văn hóa",
    ),
    (
        "512/QĐ-UBND",
        "QĐ",
        _UBND,
        "2026-03-04",
        "Nông nghiệp",
        "Quyết định giao chỉ tiêu trồng rừng gỗ lớn",
    ),
    (
        "655/QĐ-UBND",
        "QĐ",
        _UBND,
        "2026-04-01",
        "Lao động – xã hội",
        "Quyết định phê duyệt danh sách hộ được hỗ trợ nhà ở",
    ),
    (
        "940/QĐ-UBND",
        "QĐ",
        _UBND,
        "2026-06-19",
        "Kinh tế",
        "Quyết định phê duyệt quy hoạch chi tiết khu trung tâm thị trấn Yên Cát",
    ),
    (
        "702/QĐ-UBND",
        "QĐ",
        _UBND,
        "2026-05-12",
        "Giáo dục",
        "Quyết định sửa đổi, bổ sung một số điều của Quyết định phê duyệt mạng lưới trường lớp",
    ),
    (
        "1105/QĐ-UBND",
        "QĐ",
        _UBND,
        "2026-09-15",
        "Kinh tế",
        "Quyết định tạm ngưng hiệu lực một phần quy hoạch chi tiết khu trung tâm thị trấn Yên Cát",
    ),
    (
        "12/NQ-HĐND",
        "NQ",
        _HDND,
        "2025-12-18",
        "Kinh tế",
        "Nghị quyết về dự toán ngân sách huyện năm 2026",
    ),
    (
        "13/NQ-HĐND",
        "NQ",
        _HDND,
        "2025-12-18",
        "Kinh tế",
        "Nghị quyết về kế hoạch đầu tư công năm 2026",
    ),
    (
        "04/NQ-HĐND",
        "NQ",
        _HDND,
        "2026-07-10",
        "Nội vụ",
        "Nghị quyết về chương trình giám sát năm 2027",
    ),
    (
        "05/NQ-HĐND",
        "NQ",
        _HDND,
        "2026-07-10",
        "Văn hóa",
        "Nghị quyết về hỗ trợ câu lạc bộ văn nghệ dân gian",
    ),
    (
        "12-NQ/HU",
        "NQ-Đ",
        _HU,
        "2026-02-26",
        "Xây dựng Đảng",
        "Nghị quyết về lãnh đạo nhiệm vụ phát triển kinh tế – xã hội năm 2026",
    ),
    (
        "15-NQ/HU",
        "NQ-Đ",
        _HU,
        "2026-05-29",
        "Xây dựng Đảng",
        "Nghị quyết về nâng cao chất lượng sinh hoạt chi bộ",
    ),
    (
        "48-KL/HU",
        "KL",
        _HU,
        "2026-06-12",
        "Xây dựng Đảng",
        "Kết luận về công tác dân vận ở vùng đồng bào dân tộc thiểu số",
    ),
    (
        "09-CT/HU",
        "CT-Đ",
        _HU,
        "2026-08-18",
        "Xây dựng Đảng",
        "Chỉ thị về lãnh đạo chuyển đổi số trong cơ quan Đảng",
    ),
    (
        "61-KL/HU",
        "KL",
        _HU,
        "2026-10-20",
        "Xây dựng Đảng",
        "Kết luận về tiến độ xây dựng nông thôn mới",
    ),
    (
        "2301/QĐ-UBND",
        "QĐ",
        _TINH,
        "2025-07-25",
        "Nội vụ",
        "Quyết định công bố danh mục thủ tục hành chính thuộc thẩm quyền cấp huyện, cấp xã",
    ),
    (
        "3120/KH-UBND",
        "KH",
        _TINH,
        "2026-01-15",
        "Thông tin",
        "Kế hoạch nâng cao chất lượng cổng thông tin điện tử các cấp",
    ),
    (
        "18/2025/QĐ-UBND",
        "QĐ-QPPL",
        _TINH,
        "2025-08-08",
        "Tài nguyên – môi trường",
        "Quyết định quy định về hạn mức giao đất trên địa bàn tỉnh",
    ),
    (
        "26/2025/QĐ-UBND",
        "QĐ-QPPL",
        _TINH,
        "2025-10-30",
        "Văn hóa",
        "Quyết định quy định về quản lý lễ hội trên địa bàn tỉnh",
    ),
    (
        "07/2026/QĐ-UBND",
        "QĐ-QPPL",
        _TINH,
        "2026-02-20",
        "Nông nghiệp",
        "Quyết định quy định mức hỗ trợ trồng rừng gỗ lớn",
    ),
    (
        "21/TB-UBND",
        "TB",
        _XA,
        "2026-09-01",
        "Nông nghiệp",
        "Thông báo lịch lấy nước vụ đông của xã Bãi Trành",
    ),
    (
        "34/TB-UBND",
        "TB",
        _XA,
        "2026-10-11",
        "Tài nguyên – môi trường",
        "Thông báo lịch thu gom rác thải tại các thôn",
    ),
    (
        "40/KH-UBND",
        "KH",
        _XA,
        "2026-01-22",
        "Nội vụ",
        "Kế hoạch cải cách hành chính năm 2026 của UBND xã Bãi Trành",
    ),
    (
        "55/BC-UBND",
        "BC",
        _XA,
        "2026-07-02",
        "Kinh tế",
        "Báo cáo kinh tế – xã hội sáu tháng của xã Bãi Trành",
    ),
    (
        "61/QĐ-UBND",
        "QĐ",
        _XA,
        "2026-04-14",
        "Văn hóa",
        "Quyết định thành lập câu lạc bộ văn nghệ dân gian xã",
    ),
    (
        "70/TB-UBND",
        "TB",
        _XA,
        "2026-11-12",
        "Giáo dục",
        "Thông báo lịch họp phụ huynh các điểm trường",
    ),
]
# Local normative documents take effect ten days after they are signed.
_LATER = {
    "18/2025/QĐ-UBND": "2025-08-20",
    "26/2025/QĐ-UBND": "2025-11-10",
    "07/2026/QĐ-UBND": "2026-03-05",
}
for _number, _type, _issuer, _issued, _field, _abstract in _DIRECTIVES:
    _effective = _LATER.get(_number, _issued)
    _ROWS.append((_number, _type, _issuer, _issued, _effective, None, _field, _abstract, [], []))
_ROWS.append(
    (
        "3300/QĐ-UBND",
        "QĐ",
        _UBND,
        "2026-11-20",
        "2027-01-01",
        None,
        "Nội vụ",
        "Quyết định ban hành Quy chế tiếp công dân của UBND huyện",
        [],
        [],
    )
)

_TEXTS = {"2112/QĐ-UBND": REGULATION}

_BY_224 = {
    "state": "expired",
    "starts": "2026-07-01",
    "reason": "bị bãi bỏ",
    "source": "Nghị định số 224/2026/NĐ-CP",
}
# What few documents have beyond a row: further fields, relations as (kind, number, values), bases
# outside the register as (number, words on the paper), rulings.
_MORE: dict[str, dict[str, Any]] = {
    "64/2007/NĐ-CP": {"rulings": [_BY_224]},
    "42/2022/NĐ-CP": {"rulings": [_BY_224]},
    "2112/QĐ-UBND": {
        "fields": {
            "applies_to": "Cá nhân, đơn vị tham gia khai thác và sử dụng dịch vụ của Cổng thông "
            "tin điện tử huyện",
            "recipients": "Như Điều 2 (t/h)\nThường trực Huyện ủy, HĐND huyện\n"
            "Chủ tịch, các Phó Chủ tịch UBND huyện\n"
            "Ban Biên tập Cổng thông tin điện tử huyện (t/h)\nLưu: VT, VHTT",
        },
        "outside": [
            ("67/2006/QH11", "Luật Công nghệ thông tin của Quốc hội, số 67/2006/QH11"),
            ("19/2012/TTLT-BTC-BKHĐT-BTTTT", "Thông tư liên tịch 19/2012/TTLT-BTC-BKHĐT-BTTTT"),
        ],
    },
    "702/QĐ-UBND": {"relations": [("amends", "1622/QĐ-UBND", {"clause": "khoản 2 Điều 1"})]},
    "1105/QĐ-UBND": {
        "relations": [
            (
                "suspends",
                "940/QĐ-UBND",
                {"is_partial": True, "clause": "Điều 3", "until": "2026-12-31"},
            )
        ]
    },
}

# number, title, issuer, issued, effective, ended, ended by
OUTSIDE = [
    (
        "67/2006/QH11",
        "Luật Công nghệ thông tin",
        "Quốc hội",
        "2006-06-29",
        "2007-01-01",
        "2026-07-01",
        "148/2025/QH15",
    ),
    (
        "19/2012/TTLT-BTC-BKHĐT-BTTTT",
        "Thông tư liên tịch hướng dẫn quản lý và sử dụng kinh phí thực hiện Chương trình quốc gia "
        "về ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước",
        "Bộ Tài chính, Bộ Kế hoạch và Đầu tư, Bộ Thông tin và Truyền thông",
        "2012-02-15",
        None,
        None,
        "",
    ),
]

DOCUMENTS: list[dict[str, Any]] = [
    {
        "number": number,
        "type": kind,
        "issuer": issuer[0],
        "issuer_name": issuer[1],
        "level": issuer[2],
        "signing_form": issuer[3],
        "signer_post": issuer[4],
        "issued_on": issued,
        "effective_from": effective,
        "expires_on": expires,
        "field": field,
        "summary": abstract,
        "text": _TEXTS.get(
            number,
            f"<p>{abstract}. Nội dung minh họa cho bản chạy thử của Cổng; toàn văn tra ở bản ký.</p>",
        ),
        "replaces": replaces,
        "based_on": based_on,
        **_MORE.get(number, {}),
    }
    for number, kind, issuer, issued, effective, expires, field, abstract, replaces, based_on in _ROWS
]
