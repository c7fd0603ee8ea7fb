//! `map.json`: where things are on the printed page. Origin upper left, y downwards.

use serde::{Deserialize, Serialize};

/// A place on the page: x, y, width, height.
pub type Rect = [f32; 4];

/// What the map's numbers count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Points, 72 to the inch.
    Pt,
    /// Pixels at the map's `dpi`.
    Px,
}

/// **Kiểu phiếu**, as the map names it: a record's `tick` is a map's `mark`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum System {
    /// Gạch tên.
    Strike,
    /// Đánh dấu X.
    #[default]
    Mark,
}

/// The printed page of one round's ballot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Map {
    /// What the numbers count.
    pub unit: Unit,
    /// How many of them make an inch.
    pub dpi: f32,
    /// Width and height of the page.
    pub page: [f32; 2],
    /// What the layout code on the sheet says; a sheet with another code is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The centres of the corner marks: upper left, upper right, lower right, lower left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marks: Option<[[f32; 2]; 4]>,
    /// The ruling lines of the list, each from x, y to x, y: print that stands still beside what is marked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<[f32; 4]>,
    /// The elections on the page; the product prints one.
    pub contests: Vec<Contest>,
}

/// One election on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contest {
    /// `round-1`.
    pub id: String,
    /// **Số lượng cần bầu.**
    pub seats: u32,
    /// How the voter marks it.
    #[serde(default)]
    pub system: System,
    /// The names in the ballot's order.
    pub candidates: Vec<Candidate>,
}

/// One name on the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The name, as the record lists it.
    pub id: String,
    /// Where the printed name stands.
    pub name: Rect,
    /// Where the boxes stand, on a sheet that is ticked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boxes: Option<Boxes>,
    /// Where no ink of the name is printed between its left and right: pairs of x, from left to right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<[f32; 2]>,
}

/// The boxes of one line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Boxes {
    /// Đồng ý.
    pub yes: Rect,
    /// Không đồng ý; a foreign sheet may have one box a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no: Option<Rect>,
}
