skip-to-content = Skip to content
server-away = The server is out of reach. This page reconnects by itself as soon as it is back; what you typed stays.
demo-banner = Demonstration: all people and all figures about people here are made up.
office-name = Cell records
nav-main = Pieces of work
switch-language = Tiếng Việt
change-password = Change password
sign-out = Sign out
go-home = To the first page

error-refused = Not done
error-not-found = There is no such page
error-not-found-text = Nothing stands at this address, or it was withdrawn.
error-forbidden = Not part of this account's work
error-forbidden-text = The account in use may not open this page.
error-forbidden-remedy = If you need it, ask the administrator for the role.
error-fault = The server failed
error-fault-text = The server failed, code { $id }. Nothing was lost.
error-fault-remedy = Try again. If it fails again, give the administrator this code.
error-too-large = The upload is too large.
error-too-large-remedy = At most 20 MB are taken at a time. Send the files one by one, or remove pictures from them.

role-admin = Administrator
role-secretary = Secretary
role-committee = Committee member
role-teller = Teller
role-member = Member
role-editor = Editor
role-publisher = Publisher

nav-home = Term
nav-own = My record
nav-released = Published to members
nav-roll = Members
nav-meetings = Meetings
nav-books = Books
nav-papers = Papers
nav-households = Households
nav-imports = Import
nav-congress = Congress
nav-news = News
nav-accounts = Accounts
error-go-back = Use your browser's Back button: what you typed is still there.
error-unreadable = The server could not read what was sent.
error-unreadable-remedy = Open the page again, fill it in and send it once more; if it fails again, tell the administrator.

export-excel = Export to Excel
