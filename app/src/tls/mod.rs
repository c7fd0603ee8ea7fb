//! **Kết nối an toàn.** TLS on the local network without any outside authority: the house makes one of its own, once, shows its
//! fingerprint on the console, offers its certificate on a page, and signs what each address of the machine needs.

mod announce;
mod authority;
mod certificates;
mod names;
mod page;
mod redirect;

pub use announce::{announce, host_of};
pub use authority::{Authority, fingerprint};
pub use certificates::Certificates;
pub use names::{BadName, Name, addresses};
pub(crate) use page::routes;
pub use redirect::plain;
