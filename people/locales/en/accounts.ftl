# Accounts: signing in, passwords, roles, the first start.
accounts-sign-in = Sign in
accounts-forgotten = Forgotten the password? Ask the cell's administrator for a new one, or use a printed recovery code.

accounts-login = Login
accounts-login-hint = 2 to 40 characters: small letters without accents, digits, dots, hyphens. For example: bithu.
accounts-password = Password
accounts-password-hint = At least 10 characters. Best are four or five words that have nothing to do with you or the cell.
accounts-new-password = New password
accounts-present = Present password
accounts-again = New password again
accounts-name = Full name
accounts-roles = Roles
accounts-state = State
accounts-active = In use
accounts-inactive = Locked

accounts-title = Accounts
accounts-count = { $count ->
    [one] { $count } account
   *[other] { $count } accounts
}
accounts-new = Add an account
accounts-new-hint = The first password is made by the machine and shown only once.
accounts-new-do = Make the account
accounts-created = The password is made
accounts-created-text = Write it down and hand it over in person: it is shown only once. Its owner can change it after signing in.
accounts-may-sign-in = May sign in
accounts-change-hint = After saving, this person has to sign in again.
accounts-change-do = Save
accounts-changed = The account of { $name } is saved.
accounts-reset = New password
accounts-reset-text = The old password ends at once. The new one is shown only once.
accounts-reset-do = Make a new password

accounts-role-admin = makes accounts and gives roles
accounts-role-secretary = does all of the cell's work, accounts apart
accounts-role-committee = reads all records, changes none
accounts-role-teller = enters the count of the ballots
accounts-role-member = sees the targets as figures, no names
accounts-role-editor = writes news and sends them to be published
accounts-role-publisher = writes and publishes news
accounts-role-ward = follows the cells by the figures they released; only in a ward's own house

accounts-own-password = Change password
accounts-own-password-lead = Other machines that are signed in to this account will have to sign in again.
accounts-own-password-do = Change password
accounts-password-changed = The password is changed.

accounts-setup = First start
accounts-setup-lead = Name the unit and make the first account. It is administrator, and also secretary (in a cell's house) or the superior committee (in a ward's); roles can be given to others later.
accounts-ma = Start code
accounts-ma-hint = The server's console shows it when the program starts for the first time.
accounts-cell = Name of the cell
accounts-cell-hint = In full, as on papers. For example: Chi bộ khu 5B. In a ward's house it stays empty.
accounts-ward = Ward or commune
accounts-ward-hint = For example: Phường Quang Trung. In a cell's house it may stay empty.
accounts-setup-do = Start
accounts-setup-done = The cell and the first account are made. Next: open the term and import the roll.
accounts-house = Whose house is this?
accounts-house-cell = A cell
accounts-house-cell-text = the roll, the books, targets, congress and news of one cell
accounts-house-ward = A ward's Party committee
accounts-house-ward-text = follows the cells below it by the figures that each of them releases
accounts-refused-ward = The name of the ward is missing.
accounts-setup-done-ward = The ward's house and the first account are made. Next: name the cells and take their files in.

accounts-refused-sign-in = Login or password is wrong.
accounts-refused-sign-in-remedy = Type them again; mind capitals and the Vietnamese keyboard.
accounts-refused-wait = Too many wrong tries. { $seconds ->
    [one] Wait { $seconds } second
   *[other] Wait { $seconds } seconds
} and try again.
accounts-refused-login = The login “{ $login }” cannot be used.
accounts-refused-taken = The login “{ $login }” is taken.
accounts-refused-taken-remedy = Choose another, or open the account that has it.
accounts-refused-name = The full name is missing.
accounts-refused-roles = No role is chosen. An account needs at least one.
accounts-refused-short = The new password has { $length ->
    [one] { $length } character
   *[other] { $length } characters
}; at least { $least } are needed.
accounts-refused-differ = The two new passwords differ. Type both again.
accounts-refused-present = The present password is wrong.
accounts-refused-last-admin = This is the last administrator: the role cannot be taken, the account cannot be locked.
accounts-refused-last-admin-remedy = Make another account administrator first.
accounts-refused-none = There is no such account.
accounts-refused-code = The start code is wrong. Look at the server's console again.

units-refused-no-name = The cell's name is missing.
units-refused-exists = This data directory already holds { $name }.
units-refused-exists-remedy = One data directory serves one cell. Choose another directory.
accounts-rights = Who may do what
accounts-rights-about = Each account has one or more roles. This is the table by which the program lets in or refuses at every page.
accounts-rights-caption = What may be done, by role
accounts-right = Act
accounts-may = yes
accounts-may-not = no
accounts-sessions = Where I am signed in
accounts-sessions-about = If you see a strange device or forgot to sign out, end that session, then change your password. A session not used for 8 hours ends by itself.
accounts-sessions-count = { $count } open sessions
accounts-device = Device
accounts-device-unknown = Unknown
accounts-this-one = (this one)
accounts-begun = Signed in
accounts-seen = Last used
accounts-end = End
accounts-end-one = End this session
accounts-end-others = End all other sessions
accounts-sessions-ended = { $count } sessions ended.

passkeys-title = Passkeys
passkeys-about = Sign in with the lock of this phone or computer itself: a finger, a face or its PIN. The secret never leaves the device; nobody can guess it or look on. The password still opens when a device breaks or is lost.
passkeys-add = Make a passkey on this device
passkeys-added = The passkey is made. Next time press “Sign in with a passkey”.
passkeys-add-failed = The passkey could not be made. Please try again; a device that has one already needs no second.
passkeys-unknown-here = This browser cannot make a passkey. Turn JavaScript on and open chibo by an https:// address, or go on with the password.
passkeys-needs-name = A passkey can be made only where chibo is opened by the server's name (such as https://may-chi-bo.local:8443), not by a number. The password works at every address.
passkeys-count = { $count ->
    [one] { $count } passkey
   *[other] { $count } passkeys
}
passkeys-site = Address
passkeys-made = Made at
passkeys-never = not used yet
passkeys-remove = Remove
passkeys-removed = The passkey is removed. That device no longer opens this account with it.
passkeys-enter = Sign in with a passkey
passkeys-enter-failed = This passkey does not open. Please sign in with the password.
accounts-refused-weak-known = This password is hardly more than the login, the name or the cell's name, which people who know you try first. Add a few words that have nothing to do with them.
accounts-refused-weak-common = This password is made of words that are tried first, such as “password”, “admin”, “iloveyou”. Join four or five words that have nothing to do with one another.
accounts-refused-weak-run = This password is hardly more than signs that repeat or stand side by side on the keyboard. Join four or five words that have nothing to do with one another.
accounts-refused-recovery = The login or the recovery code is wrong, or the code was used already.
accounts-refused-recovery-remedy = Each code works once. Try another of the printed ones, or ask the administrator for a new password.
accounts-recovery = Recovery codes
accounts-recovery-about = Ten codes on paper, each of which works once in place of a forgotten password. Keep the sheet under lock, not beside the machine.
accounts-recovery-left = { $count ->
    [one] { $count } code is left.
   *[other] { $count } codes are left.
}
accounts-recovery-none = This account has no recovery codes yet.
accounts-recovery-replaces = New codes make all old ones void.
accounts-recovery-do = Make new codes
accounts-recovery-made = Print or copy them now: these codes are shown only once. Keep them under lock.
accounts-recovery-use = If the password is forgotten: choose “Use a recovery code” at the sign-in page, type one code and set a new password. Each code works once; strike out those that are used.
accounts-recovery-print = Print
accounts-recovery-kept = They are put away, go on
accounts-recover = Use a recovery code
accounts-recover-link = Use a recovery code
accounts-recover-lead = Type one of the printed codes and set a new password at once. Wherever this account is signed in, it will have to sign in again.
accounts-recover-do = Set the new password and sign in
accounts-code = Recovery code
accounts-code-hint = For example: abcd-efgh-jkmn-pqrs. The hyphens need not be typed.
accounts-recovered = The new password is set. The code is void now; { $left ->
    [one] { $left } code is left
   *[other] { $left } codes are left
}.
