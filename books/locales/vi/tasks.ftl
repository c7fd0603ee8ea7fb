# Nhiệm vụ sau cuộc họp.
kind-task = Nhiệm vụ
tasks-title = Nhiệm vụ sau cuộc họp
tasks-done-on = Xong ngày { $day }
tasks-overdue-since = Quá hạn từ { $day }
tasks-due-on = Hạn { $day }
tasks-open = Chưa xong, không ghi hạn
