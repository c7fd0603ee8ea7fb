//! What comes in from anywhere, and what is left of it.

use super::*;
use proptest::prelude::*;
use scraper::{Html, Selector};

const ID: &str = "01900000-0000-7000-8000-000000000001";

#[test]
fn the_signs_of_an_article_stay() {
    for html in [
        "<p>Một <strong>hai</strong> <em>ba</em> <a href=\"https://vi.du/?a=1&amp;b=2\"><strong>bốn</strong></a><br>năm</p>",
        "<h2>Kết quả</h2><h3>Bầu cử</h3><blockquote><p>Lời</p><ul><li>a</li></ul></blockquote>",
        "<ul><li>a<ul><li>b</li></ul></li><li>c<p>d</p></li></ul><ol start=\"3\" type=\"a\"><li>e</li></ol>",
        "<table><thead><tr><th scope=\"col\">TT</th><th scope=\"col\" colspan=\"2\">Tên</th></tr></thead><tbody><tr><th scope=\"row\">1</th><td rowspan=\"2\">A</td><td><strong>B</strong><p>C</p></td></tr><tr><td></td></tr></tbody></table>",
        "<p>a</p><figure data-photo=\"01900000-0000-7000-8000-000000000001\"></figure><p>b</p>",
    ] {
        assert_eq!(clean(html), html);
    }
}

#[test]
fn everything_else_becomes_one_of_them_or_goes() {
    for (html, wanted) in [
        ("<h1>A</h1><h5>B</h5><div>C<div>D</div>E</div>", "<h2>A</h2><h3>B</h3><p>C</p><p>D</p><p>E</p>"),
        ("<p>a&nbsp; \u{200b}b</p><p>&nbsp;</p><p><br></p><p> <b> </b> </p>", "<p>a b</p>"),
        ("<p><b>a</b><strong>b</strong> <i><b>c</b></i></p>", "<p><strong>ab</strong> <strong><em>c</em></strong></p>"),
        ("<p onclick=\"x()\" class=\"MsoNormal\" style=\"color:red\"><span>a</span><script>x()</script></p>", "<p>a</p>"),
        (
            "<p><a href=\"javascript:x()\">a</a><a href=\"//xau.vi\">b</a><a href=\" /tin/c\">c</a></p>",
            "<p>ab<a href=\"/tin/c\">c</a></p>",
        ),
        (
            "<ul>x<li>a</li><ul><li>b</li></ul><li></li></ul><ol start=\"0\" type=\"z\"><li>c</ol>",
            "<ul><li>x</li><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li></ol>",
        ),
        (
            "<table><tr><td>Một ô</td></tr><tr><td>một cột</td></tr></table><table><tr><td> </td><td></td></tr></table>",
            "<p>Một ô</p><p>một cột</p>",
        ),
        (
            "<blockquote><h2>a</h2><table><tr><td>b</td><td>c</td></tr></table></blockquote>",
            "<blockquote><p>a</p><p>b</p><p>c</p></blockquote>",
        ),
        ("<h2><p>a</p></h2><p>b <style>p{}</style><img src=x onerror=x()></p>", "<h2>a</h2><p>b</p>"),
    ] {
        assert_eq!(clean(html), wanted, "{html}");
    }
}

#[test]
fn a_photo_has_one_place_of_its_own() {
    let figure = format!("<figure data-photo=\"{ID}\"></figure>");
    let html = format!(
        "<ul><li>a{figure}</li></ul><table><tr><td>{figure}b</td><td>c</td></tr></table><figure data-photo=\"x\">d</figure>"
    );
    let wanted = format!("<ul><li>a</li></ul>{figure}<table><tbody><tr><td>b</td><td>c</td></tr></tbody></table><p>d</p>");
    assert_eq!(clean(&html), wanted);
    assert_eq!(placed(&read(&html)), [ID.parse::<Uuid>().unwrap()]);
}

#[test]
fn plain_words_stay_as_they_were_typed() {
    for words in ["Một.\n\n## Hai", "<lần thứ V> của chi bộ", "5 < 6", "<psi>", ""] {
        assert_eq!(clean(words), words);
    }
    assert_eq!(of_plain_words("a < b\n\nc").unwrap(), "<p>a &lt; b</p><p>c</p>");
    assert_eq!(of_plain_words("<p>a</p>"), None);
}

#[test]
fn bare_words_stand_a_line_for_each_block() {
    let html = "<h2>A</h2><p>b<br><strong>c</strong> d</p><ul><li>e<ul><li>f</li></ul></li></ul><table><tr><td>1<td>2</table>";
    assert_eq!(words(html), "A\nb c d\ne\nf\n1\n2");
    assert_eq!(words(&format!("<figure data-photo=\"{ID}\"></figure>")), "");
}

#[test]
fn however_deep_the_signs_are_the_words_come_out() {
    for sign in ["div", "ul><li", "blockquote", "b", "table><tr><td"] {
        let html = format!("<p>trước</p>{}lời{}", format!("<{sign}>").repeat(5_000), "</div>".repeat(5_000));
        let once = clean(&html);
        assert!(once.contains("lời"), "{sign}");
        assert_eq!(clean(&once), once);
    }
}

/// Pieces of pages, sound and unsound.
const RUBBISH: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<ul>",
    "</ul>",
    "<ol start=7 type=i>",
    "</ol>",
    "<li>",
    "</li>",
    "<table>",
    "</table>",
    "<thead>",
    "<tr>",
    "</tr>",
    "<td rowspan=3>",
    "</td>",
    "<th>",
    "<h1>",
    "</h1>",
    "<h3>",
    "<blockquote>",
    "</blockquote>",
    "<div onclick=x()>",
    "</div>",
    "<a href='java\nscript:x()'>",
    "<a href=\"/tin?a='&quot;><script>\">",
    "</a>",
    "<a href='https://a.vi/\u{1}<b>'>",
    "<script>x()</script>",
    "<style>",
    "</style>",
    "<svg><style><img src=x onerror=x()>",
    "</svg>",
    "<math><mtext><mglyph><style><!--</style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<noscript><p title='</noscript><img src=x onerror=x()>'>",
    "<figure data-photo='01900000-0000-7000-8000-000000000001'>",
    "</figure>",
    "<br>",
    "<br/>",
    "&nbsp;",
    " ",
    "\n",
    "chữ",
    "&lt;p&gt;",
    "&",
    "\"",
    "'",
    "<",
    ">",
    "<template>",
    "<select>",
    "<textarea>",
    "<iframe srcdoc='<script>x()</script>'>",
    "<o:p>",
    "<object>",
    "\u{202e}",
    "\0",
    "<p style='background:url(javascript:x())'>",
    "<img src=x onerror=x()>",
    "<caption>",
    "<details ontoggle=x()>",
    "<base href=//xau.vi>",
];

fn rubbish() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(RUBBISH), 0..40).prop_map(|pieces| pieces.concat())
}

const KNOWN: [&str; 21] = [
    "html",
    "p",
    "h2",
    "h3",
    "ul",
    "ol",
    "li",
    "blockquote",
    "strong",
    "em",
    "a",
    "br",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "head",
    "body",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn cleaning_twice_changes_nothing(before in rubbish()) {
        let once = clean(&format!("<p>đầu</p>{before}"));
        prop_assert_eq!(clean(&once), once);
    }

    #[test]
    fn nothing_comes_through_but_what_an_article_has(before in rubbish()) {
        let out = clean(&format!("<p>đầu</p>{before}"));
        let page = Html::parse_fragment(&out);
        for element in page.select(&Selector::parse("*").unwrap()) {
            let name = element.value().name();
            prop_assert!(KNOWN.contains(&name), "<{}> in {}", name, out);
            for (attribute, value) in element.value().attrs() {
                let sound = match (name, attribute) {
                    ("a", "href") => value.starts_with("https://") || (value.starts_with('/') && !value.starts_with("//")),
                    ("figure", "data-photo") => value == ID,
                    ("ol", "start") | ("td" | "th", "rowspan") => value.parse::<u16>().is_ok(),
                    ("ol", "type") => value == "i",
                    ("th", "scope") => value == "col" || value == "row",
                    _ => false,
                };
                prop_assert!(sound, "{}={} in {}", attribute, value, out);
            }
        }
        prop_assert_eq!(clean(&ammonia::Builder::default().add_tag_attributes("figure", ["data-photo"]).add_tag_attributes("ol", ["start", "type"]).clean(&out).to_string()), out);
    }
}

#[test]
fn a_body_longer_than_any_article_stays_as_it_was_typed() {
    let long = format!("<p>{}</p>", "<b>x".repeat(1 << 18));
    assert_eq!(clean(&long), long);
    assert_eq!((read(&long), of_plain_words(&long)), (Vec::new(), None));
}
