//! The part of an address that is made of words.

use chibo_core::name::fold;

/// `Đại hội Chi bộ khu 5B` is `dai-hoi-chi-bo-khu-5b`; empty where there is no letter and no figure.
pub(crate) fn slug_of(words: &str) -> String {
    const LONGEST: usize = 80;
    let folded = fold(words);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn an_address_is_made_of_plain_letters() {
        assert_eq!(slug_of("Đại hội Chi bộ khu 5B, nhiệm kỳ 2022–2025"), "dai-hoi-chi-bo-khu-5b-nhiem-ky-2022-2025");
        assert_eq!(slug_of("“…”"), "");
        assert!(slug_of(&"rất dài ".repeat(40)).len() <= 80);
    }
}
