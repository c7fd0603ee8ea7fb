//! **Chia sẻ.** The addresses by which a reader hands an article on: plain links, opened at his click alone.

/// Where an article is handed on.
pub(crate) struct Share {
    /// The article's own address, to be copied.
    pub address: String,
    /// Zalo's page that shares an address.
    pub zalo: String,
    /// Facebook's.
    pub facebook: String,
}

impl Share {
    /// The ways to hand on this address.
    pub(crate) fn of(address: &str, headline: &str) -> Self {
        let asking = |page: &str, question: &[(&str, &str)]| {
            reqwest::Url::parse_with_params(page, question).map(String::from).unwrap_or_default()
        };
        Self {
            address: address.to_owned(),
            zalo: asking("https://zalo.me/share", &[("url", address), ("title", headline)]),
            facebook: asking("https://www.facebook.com/sharer/sharer.php", &[("u", address)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn an_address_is_handed_on_whole() {
        let share = Share::of("https://khu5b.vn/tin/a?x=1&y=2", "Đại hội & bầu cử");
        assert_eq!(share.facebook, "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fkhu5b.vn%2Ftin%2Fa%3Fx%3D1%26y%3D2");
        assert!(share.zalo.ends_with("&title=%C4%90%E1%BA%A1i+h%E1%BB%99i+%26+b%E1%BA%A7u+c%E1%BB%AD"), "{}", share.zalo);
    }
}
