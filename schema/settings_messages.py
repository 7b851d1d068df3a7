"""What managers are told about a change of their office, in Vietnamese and English."""

SETTINGS_MESSAGES: dict[str, tuple[str, str]] = {
    "OfficeHasChanged": (
        "Cài đặt vừa được thay đổi. Mời xem lại bản mới rồi làm tiếp.",
        "The settings have just been changed. Please look at them again before you go on.",
    ),
    "OfficeHasChanged.by": (
        "{name} vừa thay đổi cài đặt lúc {when}. Mời xem lại bản mới rồi làm tiếp.",
        "{name} changed the settings at {when}. Please look at them again before you go on.",
    ),
    "ChangeIsUnknown": (
        "Không tìm thấy thay đổi này. Mời tải lại trang.",
        "There is no such change. Please reload the page.",
    ),
    "BookingsAreAffected": (
        "Thay đổi này ảnh hưởng đến {count} lịch hẹn. Mời chọn cách xử lý cho từng lịch rồi áp dụng.",
        "This change affects {count} appointments. Please choose what becomes of each, then apply it.",
    ),
    "GroupIsInUse": (
        "Chưa xóa được nhóm {name}, còn: {uses}.",
        "The group {name} cannot be removed, there are still: {uses}.",
    ),
    "CounterIsInUse": (
        "Quầy {number} đang mở ({name}). Mời đóng quầy rồi làm lại.",
        "Counter {number} is open ({name}). Please close it first.",
    ),
    "invalid.group_while_open": (
        "Nhóm dịch vụ chỉ xóa được ngoài giờ làm việc, khi các quầy đã đóng.",
        "A service group can be removed only outside working hours, when every counter is closed.",
    ),
    "invalid.group_left_just_now": (
        "Cài đặt vừa được thay đổi. Mời đợi một phút rồi xóa nhóm dịch vụ.",
        "The settings have just been changed. Please wait a minute before you remove the group.",
    ),
    "invalid.group_id": (
        "Mã nhóm dịch vụ gồm 1 đến 40 chữ thường không dấu, số hoặc gạch nối, không trùng nhóm khác.",
        "A group's id has 1 to 40 of a-z, digits and hyphens, and is no other group's.",
    ),
    "invalid.group_letter": (
        "Chữ đầu số thứ tự là một chữ từ A đến Z, không trùng nhóm khác.",
        "A group's letter is one of A to Z, and no other group's.",
    ),
    "invalid.group_name": (
        "Tên nhóm dịch vụ phải có từ 1 đến 60 ký tự.",
        "A group's name has 1 to 60 characters.",
    ),
    "invalid.desk_minutes": (
        "Thời gian phục vụ ước tính phải từ 1 đến 240 phút.",
        "The expected service time must be 1 to 240 minutes.",
    ),
    "invalid.sector": (
        "Danh mục không có lĩnh vực này. Mời chọn trong danh sách.",
        "The catalogue has no such sector. Please choose one of the list.",
    ),
    "invalid.sector_twice": (
        "Mỗi lĩnh vực chỉ thuộc một nhóm dịch vụ.",
        "A sector belongs to one service group only.",
    ),
    "invalid.last_group": (
        "Đơn vị phải còn ít nhất một nhóm dịch vụ.",
        "The office must keep at least one service group.",
    ),
    "invalid.too_many_new": (
        "Mỗi lần thêm nhiều nhất 30 nhóm hoặc quầy.",
        "At most 30 groups or counters can be added at once.",
    ),
    "invalid.counter_number": (
        "Số quầy phải từ 1 đến 99, không trùng quầy khác.",
        "A counter's number is 1 to 99, and no other counter's.",
    ),
    "invalid.change": (
        "Thay đổi này không hợp lệ. Mời kiểm tra lại.",
        "This change is not valid. Please check it.",
    ),
    "invalid.nothing_changes": (
        "Chưa có gì khác với cài đặt hiện tại.",
        "Nothing differs from the present settings.",
    ),
    "invalid.too_many_bookings": (
        "Thay đổi này ảnh hưởng quá 300 lịch hẹn. Mời chia thành nhiều lần.",
        "This change affects more than 300 appointments. Please make it in several steps.",
    ),
    "invalid.change_reason": (
        "Mời ghi lý do, từ 3 đến 200 ký tự. Người dân có lịch bị ảnh hưởng sẽ đọc được.",
        "Please give a reason, 3 to 200 characters. People whose appointments are affected will read it.",
    ),
    "invalid.clock": (
        "Mời ghi giờ dạng 07:30.",
        "Please write times like 07:30.",
    ),
    "invalid.shifts": (
        "Giờ làm việc gồm 1 đến 4 ca, ca sau bắt đầu khi ca trước đã hết.",
        "Working hours are 1 to 4 shifts, each beginning after the one before has ended.",
    ),
    "invalid.calls_per_priority": (
        "Tỷ lệ ưu tiên: một lượt trong 2 đến 10 lượt gọi.",
        "Priority: one call in 2 to 10.",
    ),
    "invalid.longest_wait_minutes": (
        "Mốc chờ không bị vượt phải từ 15 đến 240 phút.",
        "The wait after which nobody is passed must be 15 to 240 minutes.",
    ),
    "invalid.calls_before_missed": (
        "Số lần gọi trước khi ghi vắng phải từ 1 đến 3.",
        "Calls before a no-show must be 1 to 3.",
    ),
    "invalid.return_minutes": (
        "Thời gian được quay lại sau khi vắng phải từ 5 đến 120 phút.",
        "Who missed her call may come back within 5 to 120 minutes.",
    ),
    "invalid.early_minutes": (
        "Lịch hẹn được gọi trước từ 0 đến 30 phút trước giờ hẹn.",
        "An appointment goes first from 0 to 30 minutes before its time.",
    ),
    "invalid.late_minutes": (
        "Lịch hẹn được giữ cho người đến muộn 0 đến 60 phút.",
        "An appointment is kept for who comes 0 to 60 minutes late.",
    ),
    "invalid.refused_unknown": (
        "Danh mục không có thủ tục này. Mời nhập đúng mã thủ tục, cách nhau bằng dấu phẩy.",
        "The catalogue has no such procedure. Please write codes of procedures, with commas between.",
    ),
    "invalid.refused_too_many": (
        "Mỗi quầy không nhận nhiều nhất 100 thủ tục, mỗi thủ tục nêu một lần.",
        "A counter may refuse at most 100 procedures, each named once.",
    ),
    "invalid.refused_by_all": (
        "Mỗi thủ tục phải còn ít nhất một quầy nhận.",
        "Each procedure must keep at least one counter that takes it.",
    ),
    "invalid.horizon_days": (
        "Đặt trước tối đa phải từ 1 đến 30 ngày.",
        "One can book 1 to 30 days ahead.",
    ),
    "invalid.hold_minutes": (
        "Thời gian giữ chỗ phải từ 1 đến 30 phút.",
        "A place is held for 1 to 30 minutes.",
    ),
    "invalid.bookings_per_day": (
        "Số lịch mỗi người mỗi ngày phải từ 1 đến 10.",
        "One person may have 1 to 10 appointments a day.",
    ),
    "invalid.cooling_minutes": (
        "Thời gian tạm đóng chỗ vừa hủy phải từ 0 đến 60 phút.",
        "A cancelled place stays closed for 0 to 60 minutes.",
    ),
    "invalid.offer_minutes": (
        "Thời gian giữ chỗ mời người chờ phải từ 5 đến 120 phút.",
        "An offer to the waitlist holds for 5 to 120 minutes.",
    ),
    "invalid.report_targets": (
        "Mục tiêu báo cáo phải từ 0 đến 100 %.",
        "A report's targets are 0 to 100 per cent.",
    ),
    "invalid.earlier_offers": (
        "Số lần mời giờ sớm hơn phải từ 0 đến 3.",
        "An earlier time is offered 0 to 3 times.",
    ),
    "invalid.slot_capacity": (
        "Số chỗ mỗi khung giờ phải từ 1 đến 50.",
        "A slot has 1 to 50 places.",
    ),
    "invalid.reserve_places": (
        "Số chỗ dành cho cán bộ phải từ 0 đến số chỗ của khung giờ.",
        "Places reserved for clerks must be 0 to the places of the slot.",
    ),
    "invalid.slot_minutes": (
        "Độ dài khung giờ phải từ 5 đến 120 phút.",
        "A slot lasts 5 to 120 minutes.",
    ),
    "invalid.group": (
        "Đơn vị không có nhóm dịch vụ này. Mời tải lại trang.",
        "The office has no such service group. Please reload the page.",
    ),
    "invalid.counter": (
        "Đơn vị không có quầy này. Mời tải lại trang.",
        "The office has no such counter. Please reload the page.",
    ),
    "invalid.counter_name": (
        "Tên quầy phải có từ 1 đến 60 ký tự.",
        "A counter's name has 1 to 60 characters.",
    ),
    "invalid.counter_groups": (
        "Mỗi quầy phải phục vụ ít nhất một nhóm dịch vụ.",
        "Each counter must serve at least one service group.",
    ),
    "invalid.group_without_counter": (
        "Mỗi nhóm dịch vụ phải còn ít nhất một quầy phục vụ.",
        "Each service group must keep at least one counter.",
    ),
    "invalid.named_twice": (
        "Một mục được nêu hai lần. Mời tải lại trang.",
        "Something is named twice. Please reload the page.",
    ),
    "invalid.too_many_days": (
        "Mỗi lần đổi nhiều nhất 31 ngày, tất cả nhiều nhất 400 ngày.",
        "At most 31 days can be changed at once, and 400 in all.",
    ),
    "invalid.day": (
        "Mời chọn từ hôm nay đến một năm tới.",
        "Please choose a day from today to a year ahead.",
    ),
    "invalid.day_is_over": (
        "Hôm nay đã hết giờ làm việc nên giờ của hôm nay không đổi được nữa. Mời chọn từ ngày mai.",
        "Today's working hours are over, so they can no longer be changed. Please choose from tomorrow on.",
    ),
    "invalid.day_name": (
        "Tên ngày dài nhất 60 ký tự.",
        "A day's name has 60 characters at most.",
    ),
    "invalid.day_is_closed": (
        "Ngày này đơn vị nghỉ nên không đặt được chế độ ấy. Mời chọn ngày làm việc.",
        "The office is closed that day, so it cannot have this mode. Please choose a working day.",
    ),
    "invalid.half_day": (
        "Ngày này không có giờ làm việc trong buổi ấy.",
        "That day has no working hours in that half.",
    ),
}
