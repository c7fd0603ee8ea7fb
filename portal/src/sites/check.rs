//! What a site must be before it is saved: its name, an address of its own that no other has, no circle of gathering.

use super::at::below;
use super::store::{site, the_first};

/// The named colours; each is a class in the style sheet, whose contrast a test computes.
pub(crate) const COLOURS: [&str; 6] = ["red", "green", "blue", "brown", "violet", "slate"];

/// Why a site is not saved so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It has no name.
    NoTitle,
    /// The name, or the line below it, is longer than this.
    TooLong(Field, usize),
    /// It has neither a path nor a host, and is not the first.
    NoAddress,
    /// The path holds something but small letters, digits and `-`.
    BadPath,
    /// The path is that of another site, which is named.
    PathTaken(String),
    /// The host is none.
    BadHost,
    /// The host is that of another site, which is named.
    HostTaken(String),
    /// The site that should gather it is gathered by it.
    Circle,
    /// The site that should gather it is not there.
    NoParent,
    /// There are no such colours.
    NoColours,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// The name.
    Title,
    /// The line below it.
    Subtitle,
}

/// How long a name or the line below it may be.
const LONGEST: usize = 150;
/// How long a path may be.
const LONGEST_PATH: usize = 40;
/// How long the name of a host may be.
const LONGEST_HOST: usize = 253;

/// All that is wrong with a site beside the others.
pub(crate) fn refusals(wanted: &site::Model, all: &[site::Model]) -> Vec<Refusal> {
    let mut found = Vec::new();
    if wanted.title.is_empty() {
        found.push(Refusal::NoTitle);
    }
    for (field, text) in [(Field::Title, &wanted.title), (Field::Subtitle, &wanted.subtitle)] {
        if text.chars().count() > LONGEST {
            found.push(Refusal::TooLong(field, LONGEST));
        }
    }
    found.extend(address(wanted, all));
    if !COLOURS.contains(&wanted.colours.as_str()) {
        found.push(Refusal::NoColours);
    }
    if let Some(parent) = wanted.parent_id {
        if below(all, wanted.id).contains(&parent) {
            found.push(Refusal::Circle);
        } else if all.iter().all(|site| site.id != parent) {
            found.push(Refusal::NoParent);
        }
    }
    found
}

fn address(wanted: &site::Model, all: &[site::Model]) -> Vec<Refusal> {
    let mut found = Vec::new();
    let others = || all.iter().filter(|site| site.id != wanted.id);
    if let Some(path) = &wanted.path {
        if !is_path(path) {
            found.push(Refusal::BadPath);
        } else if let Some(other) = others().find(|site| site.path.as_ref() == Some(path)) {
            found.push(Refusal::PathTaken(other.title.clone()));
        }
    } else if wanted.id != the_first() && wanted.host.is_none() {
        found.push(Refusal::NoAddress);
    }
    if let Some(host) = &wanted.host {
        if !is_host(host) {
            found.push(Refusal::BadHost);
        } else if let Some(other) = others().find(|site| site.host.as_ref() == Some(host)) {
            found.push(Refusal::HostTaken(other.title.clone()));
        }
    }
    found
}

fn is_path(text: &str) -> bool {
    let fine = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=LONGEST_PATH).contains(&text.len()) && text.bytes().all(fine) && !text.starts_with('-') && !text.ends_with('-')
}

/// Whether this can be the name of a host, with a port or without.
pub(crate) fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').map_or((text, None), |(name, port)| (name, Some(port)));
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let port_fine = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|n| n > 0) && !port.starts_with('+'));
    name.len() <= LONGEST_HOST && name.split('.').all(label) && port_fine
}

#[cfg(test)]
mod tests {
    use super::super::store::blank;
    use super::*;

    fn site(id: i32, path: Option<&str>, host: Option<&str>, parent: Option<i32>) -> site::Model {
        let (path, host) = (path.map(str::to_owned), host.map(str::to_owned));
        site::Model { title: format!("Trang {id}"), path, host, parent_id: parent, ..blank(id) }
    }

    #[test]
    fn a_site_has_an_address_of_its_own_and_no_circle() {
        let all =
            [site(1, None, None, None), site(2, Some("khu-1"), Some("khu1.vn"), Some(1)), site(3, Some("khu-2"), None, Some(2))];
        let said = |wanted: site::Model| refusals(&wanted, &all);
        assert_eq!(said(site(4, Some("khu-3"), None, Some(1))), []);
        assert_eq!(
            said(site(4, Some("khu-1"), Some("khu1.vn"), None)),
            [Refusal::PathTaken(String::from("Trang 2")), Refusal::HostTaken(String::from("Trang 2"))]
        );
        assert_eq!(said(site(4, None, None, None)), [Refusal::NoAddress]);
        assert_eq!(said(site(4, None, Some("khu3.vn"), Some(9))), [Refusal::NoParent]);
        assert_eq!(said(site(1, None, None, Some(3))), [Refusal::Circle]);
        assert_eq!(said(site(2, Some("khu-1"), None, Some(2))), [Refusal::Circle]);
        let nameless = site::Model { title: String::new(), colours: String::from("pink"), ..site(4, Some("x"), None, None) };
        assert_eq!(said(nameless), [Refusal::NoTitle, Refusal::NoColours]);
        let long = site::Model { subtitle: "x".repeat(151), ..site(4, Some("x"), None, None) };
        assert_eq!(said(long), [Refusal::TooLong(Field::Subtitle, 150)]);
    }

    #[test]
    fn paths_and_hosts_are_plain_names() {
        for bad in ["", "Khu", "khu 1", "khu/1", "-khu", "khu-", "khu_1", "đảng", &"x".repeat(41)] {
            assert!(!is_path(bad), "{bad}");
        }
        for good in ["khu5b.vn", "localhost", "127.0.0.1:8080", "tin.phuong-qt.gov.vn"] {
            assert!(is_host(good), "{good}");
        }
        for bad in
            ["", "http://khu.vn", "khu..vn", ".vn", "khu.vn/x", "khu vn", "Khu.vn", "khu.vn:0", "khu.vn:x", "a:1:2", "\"><script>"]
        {
            assert!(!is_host(bad), "{bad}");
        }
    }
}
