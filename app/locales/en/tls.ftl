# Certificates for the local network.
tls-title = A safe connection to the cell's server
tls-about = This server makes its own certificate, so that passwords and data travel encrypted in the local network. Each machine and phone installs it once; after that browsers warn no more.
tls-download = Download the certificate
tls-go-on = Installed, go to the cell's pages
tls-compare = Compare the fingerprint before installing
tls-compare-text = When it is installed, the device shows the certificate's SHA-256 fingerprint. Install it only if it is the one on the server's console, or on the paper that the administrator handed out. If one sign differs, do not install it and tell the administrator.
tls-code = QR code of the fingerprint
tls-steps = How to install it
tls-android = Android phones
tls-android-steps = Download the certificate. Open Settings, look for “CA certificate” (usually Security → More security settings → Install from storage → CA certificate), choose chibo.crt among the downloads. To compare the fingerprint, open Trusted credentials → User.
tls-iphone = iPhone, iPad
tls-iphone-steps = Open this page in Safari, download the certificate, allow it. Go to Settings → Profile Downloaded → Install; More Details shows the fingerprint. Then go to Settings → General → About → Certificate Trust Settings and switch the chibo certificate on.
tls-windows = Windows (Chrome, Edge, Cốc Cốc)
tls-windows-steps = Download and open chibo.crt. Choose Install Certificate → Local Machine (or Current User) → Place all certificates in the following store → Trusted Root Certification Authorities. The fingerprint on the Details tab is SHA-1; to compare the SHA-256, run: certutil -hashfile chibo.crt SHA256
tls-firefox = Firefox on a computer
tls-firefox-steps = Go to Settings → Privacy & Security → View Certificates → Authorities → Import, choose chibo.crt, tick that it may identify websites. View shows the SHA-256 fingerprint.
tls-bounds = This certificate holds for addresses of the local network alone and for no page of the Internet.
