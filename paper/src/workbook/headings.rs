//! What a heading means, from its folded words: accents, case, line breaks and punctuation do not matter, and many hands
//! write many words. Order matters: the more telling word comes first.

use super::Problem;
use super::days;
use super::grid::Value;
use super::levels;
use chibo_core::day::{Day, parse_day};
use chibo_core::name::fold;
use chibo_core::rating::Level;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
    Number,
    Name,
    Birth,
    Sex,
    Male,
    Female,
    Joined,
    Official,
    Card,
    Occupation,
    Group,
    Exempt,
    Phone,
    Note,
    Movement,
    Day,
    Level(Option<i32>),
    /// A column of crosses for one level.
    LevelCross(Level),
    Year,
    Form,
    Content,
    Subject,
    Planned,
    Done,
    Conclusion,
    Class,
    Resolution,
    Decision,
    Head,
    People,
    Address,
    HomeTown,
    Ethnicity,
    Education,
    Theory,
    Workplace,
    Email,
    Completed,
    Applied,
    Starts,
    Ends,
    InCharge,
    Members,
    HouseholdClass,
    Title(Option<i32>),
    /// `2022` alone: of what, the kind of list says.
    OfYear(i32),
    Session(When),
}

/// When a column of marks was held, as far as its heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    Day(Day),
    Month(u32, Option<i32>),
    DayOfMonth(u32, u32),
    Unclear(Problem),
}

/// Folded words with single spaces between; punctuation counts as a space.
pub(super) fn plain(text: &str) -> String {
    let spaced: String = fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the phrase stands in the text as whole words.
pub(super) fn has(text: &str, phrase: &str) -> bool {
    let framed = format!(" {text} ");
    framed.contains(&format!(" {phrase} "))
}

fn has_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has(text, phrase))
}

/// The field of a column, from its headings, the parent first.
pub(super) fn field(chain: &[Value]) -> Option<Field> {
    let texts: Vec<String> = chain.iter().map(Value::text).collect();
    let last = texts.last()?;
    let parent = texts[..texts.len() - 1].iter().map(|text| plain(text)).collect::<Vec<_>>().join(" ");
    let own = plain(&without_brackets(last));
    let whole = [parent.as_str(), own.as_str()].join(" ").trim().to_owned();
    if let Some(day) = last.split_whitespace().next().and_then(parse_day) {
        return Some(Field::Session(When::Day(day)));
    }
    if let Some(sex) = sex_column(last, &own) {
        return Some(sex);
    }
    if let Some(level) = levels::of_heading(&own) {
        return Some(Field::LevelCross(level));
    }
    household(&whole)
        .or_else(|| session(chain.last()?, &plain(last), &parent))
        .or_else(|| exact(&own))
        .or_else(|| telling(&whole))
        .or_else(|| of_year(&own))
}

fn without_brackets(text: &str) -> String {
    match text.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() => before.to_owned(),
        _ => text.to_owned(),
    }
}

/// "Nam" and "Năm" fold alike; only without accents can one be the other, and then the kind of list decides.
fn sex_column(written: &str, own: &str) -> Option<Field> {
    let is_year = written.to_lowercase().contains(['ă', '\u{306}']);
    match own {
        "nu" => Some(Field::Female),
        "nam" if is_year => Some(Field::Year),
        "nam" => Some(Field::Male),
        _ => None,
    }
}

fn exact(own: &str) -> Option<Field> {
    Some(match own {
        "stt" | "tt" | "so tt" | "so thu tu" | "thu tu" | "so" => Field::Number,
        "ten" | "ho" | "ho dem" | "ho lot" | "dang vien" | "ten dang vien" | "quan chung" | "ten quan chung" => Field::Name,
        "ngay" | "ngay thang" | "ngay thang nam" | "thoi gian" | "tu ngay" | "thoi diem" | "ke tu ngay" => Field::Day,
        "to" | "to dang" | "to dang so" | "to sinh hoat" | "thuoc to" | "to so" => Field::Group,
        "phai" => Field::Sex,
        "loai" => Field::Form,
        "dt" | "so may" | "phone" | "tel" => Field::Phone,
        _ => return None,
    })
}

/// Households first: their columns share words with all the others.
fn household(whole: &str) -> Option<Field> {
    if has_any(whole, &["email", "e mail", "gmail", "thu dien tu"]) {
        return Some(Field::Email);
    }
    let words: &[(&[&str], Field)] = &[
        (&["chu ho"], Field::Head),
        (
            &["dang vien trong ho", "dang vien trong gia dinh", "dang vien cua ho", "dang vien thuoc ho", "dv trong ho"],
            Field::Members,
        ),
        (&["nhan khau", "so khau", "so nguoi"], Field::People),
        (
            &["phan loai ho", "loai ho", "xep loai ho", "muc song", "kinh te ho", "hoan canh kinh te", "dien ho"],
            Field::HouseholdClass,
        ),
        (&["dia chi", "noi o", "cho o", "noi cu tru", "thuong tru"], Field::Address),
    ];
    if has_any(whole, &["gdvh", "gia dinh van hoa", "gd van hoa", "gia dinh vh"])
        || whole.contains("gdvh")
        || (has_any(whole, &["danh hieu", "binh xet"]) && any_year(whole).is_some())
    {
        return Some(Field::Title(any_year(whole)));
    }
    first(whole, words)
}

fn telling(whole: &str) -> Option<Field> {
    if has(whole, "so") && has_any(whole, &["quyet dinh", "qd", "nghi quyet", "ly lich"]) && !has(whole, "ngay") {
        return None;
    }
    let kin = has(whole, "ten") && has_any(whole, &["cha", "me", "vo", "chong", "con"]);
    if kin || has_any(whole, &["noi sinh", "bi danh", "ten khac", "ten goi khac"]) {
        return None;
    }
    if has_any(whole, &["xep loai", "danh gia", "muc do hoan thanh", "muc chat luong", "phan loai"]) {
        return Some(Field::Level(any_year(whole)));
    }
    let words: &[(&[&str], Field)] = &[
        (&["ngay bien dong", "thoi gian bien dong", "thoi diem bien dong"], Field::Day),
        (&["bien dong", "dien bien", "tang giam"], Field::Movement),
        (&["ghi chu"], Field::Note),
        (&["hoan thanh thu tuc", "hoan tat thu tuc", "xong thu tuc", "ngay hoan thanh", "ngay hoan tat"], Field::Completed),
        (&["mien sinh hoat", "mien sh", "mien cong tac", "ngay mien", "duoc mien", "mien tu"], Field::Exempt),
        (&["don xin", "nop don", "lam don", "viet don"], Field::Applied),
        (&["nhan thuc", "cam tinh", "lop doi tuong", "lop boi duong"], Field::Class),
        (&["chinh thuc"], Field::Official),
        (&["quyet dinh", "qd ket nap", "qd"], Field::Decision),
        (&["nghi quyet", "nq chi bo", "nq"], Field::Resolution),
        (&["vao dang", "ket nap", "du bi"], Field::Joined),
        (&["bat dau"], Field::Starts),
        (&["ket thuc"], Field::Ends),
        (&["phu trach", "chu tri"], Field::InCharge),
        (&["hinh thuc", "loai hinh"], Field::Form),
        (&["doi tuong"], Field::Subject),
        (&["noi dung"], Field::Content),
        (&["ket luan", "ket qua", "nhan xet"], Field::Conclusion),
        (&["ke hoach", "du kien"], Field::Planned),
        (&["thuc hien", "ngay kiem tra", "ngay giam sat"], Field::Done),
        (&["so the", "the dang", "the dv", "so tdv"], Field::Card),
        (&["dien thoai", "sdt", "so dt", "dtdd", "di dong", "lien he"], Field::Phone),
        (&["nghe nghiep", "nghe", "cong viec", "viec lam"], Field::Occupation),
        (&["gioi tinh", "nam nu", "gioi"], Field::Sex),
        (&["que quan", "nguyen quan", "que goc"], Field::HomeTown),
        (&["dan toc"], Field::Ethnicity),
        (&["ly luan", "llct"], Field::Theory),
        (&["hoc van", "trinh do van hoa", "chuyen mon", "trinh do"], Field::Education),
        (&["noi cong tac", "don vi cong tac", "co quan", "noi lam viec"], Field::Workplace),
        (&["ngay sinh", "nam sinh", "thang nam sinh", "sinh ngay", "sinh nam", "ngaysinh", "namsinh"], Field::Birth),
        (&["to dang", "to sinh hoat"], Field::Group),
        (&["ho ten", "ho va ten", "ho va chu dem", "ho va ten dem", "ho dem", "hoten", "ten dang vien"], Field::Name),
    ];
    first(whole, words)
}

fn first(whole: &str, words: &[(&[&str], Field)]) -> Option<Field> {
    words.iter().find(|(phrases, _)| has_any(whole, phrases)).map(|(_, field)| field.clone())
}

fn any_year(whole: &str) -> Option<i32> {
    whole
        .split(' ')
        .filter_map(|word| word.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok())
        .find(|y| (1990..=2100).contains(y))
}

fn of_year(own: &str) -> Option<Field> {
    let digits = own.strip_prefix("nam ").unwrap_or(own);
    digits.parse().ok().filter(|y| (1990..=2100).contains(y)).map(Field::OfYear)
}

/// A day or a month: `T1`, "Tháng 1/2023", `1/2023`, `15/9/2022`, an Excel date, or 1…12 under "Tháng".
fn session(heading: &Value, plain: &str, parent: &str) -> Option<Field> {
    let text = heading.text();
    if let Value::Day(day) = heading {
        return Some(Field::Session(When::Day(*day)));
    }
    match days::find(&text) {
        Some(Ok(day)) => return Some(Field::Session(When::Day(day))),
        Some(Err(problem)) if problem != Problem::UnreadableDate => return Some(Field::Session(When::Unclear(problem))),
        _ => {}
    }
    // "SH tháng 8", "Họp chi bộ T8": what is held stands before when.
    let held = ["sh", "sinh", "hoat", "hop", "buoi", "ky", "chi", "bo", "thuong"];
    let words: Vec<&str> = plain.split(' ').skip_while(|word| held.contains(word)).collect();
    let year = words.iter().filter_map(|word| word.parse().ok()).find(|y| (1990..=2100).contains(y));
    let month = |word: &str| word.parse::<u32>().ok().filter(|m| word.len() <= 2 && (1..=12).contains(m));
    if let [glued, ..] = words.as_slice()
        && let Some(number) = glued.strip_prefix('t').and_then(|rest| rest.parse::<u32>().ok())
        && !(1..=12).contains(&number)
    {
        return Some(Field::Session(When::Unclear(Problem::ImpossibleDate)));
    }
    let when = match words.as_slice() {
        ["t" | "th" | "thg" | "thang", number, ..] => When::Month(month(number)?, year),
        [glued, ..] if glued.starts_with('t') && glued.ends_with(|c: char| c.is_ascii_digit()) => {
            let number = ["thang", "thg", "th", "t"].iter().find_map(|prefix| glued.strip_prefix(prefix))?;
            When::Month(month(number)?, year)
        }
        [number, of] if of.len() == 4 && text.contains(['/', '-', '.']) => When::Month(month(number)?, Some(of.parse().ok()?)),
        [number] if has(parent, "thang") => When::Month(month(number)?, None),
        ["ngay", day, of] | [day, of] if text.contains(['/', '-', '.']) => {
            When::DayOfMonth(day.parse().ok().filter(|d| *d <= 31)?, month(of)?)
        }
        ["ngay", day, "thang", of] => When::DayOfMonth(day.parse().ok().filter(|d| *d <= 31)?, month(of)?),
        _ => return None,
    };
    Some(Field::Session(match (when, year.or_else(|| any_year(parent))) {
        (When::Month(month, None), Some(year)) => When::Month(month, Some(year)),
        (when, _) => when,
    }))
}
