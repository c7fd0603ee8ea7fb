//! Where printer and reader meet: the measures of the product's own sheet, version 1. A sheet that was printed is read for
//! ever by these numbers; another layout is another [`VERSION`]. Points, origin upper left, y downwards.

use crate::map::Rect;

/// The layout's version, which stands in every code.
pub const VERSION: u32 = 1;

/// Width and height of the page: A4 upright.
pub const PAGE: [f32; 2] = [595.28, 841.89];

/// The centres of the corner marks: upper left, upper right, lower right, lower left. 19 mm from the edges, so that a
/// skewed scan (3°, 1.5 % larger, shifted by a centimetre) keeps them whole.
pub const MARKS: [[f32; 2]; 4] = [[54.0, 54.0], [541.28, 54.0], [541.28, 787.89], [54.0, 787.89]];

/// A corner mark is a black disc in a black ring: radius of the disc, inner and outer radius of the ring. Black, white,
/// black, white, black stand 1 : 1 : 2 : 1 : 1 along every line through its centre, whichever way the sheet lies, and a
/// part of the ring torn away or worn off leaves the centre where it is.
pub const MARK_RADII: [f32; 3] = [4.0, 8.0, 12.0];

/// Nothing else is printed within this distance of a mark's centre.
pub const MARK_MOAT: f32 = 18.0;

/// The side of one module of the code.
pub const CODE_MODULE: f32 = 2.6;

/// Where the modules of the code stand: below the list, nearer the lower right mark than the left. This place alone tells
/// which way up the sheet is, also where the code itself cannot be read.
pub const CODE: Rect = [440.0, 730.0, 65.0, 65.0];

/// White on all sides of the code.
pub const CODE_QUIET: f32 = 10.4;

/// The space between which the list stands, head and ruling lines included.
pub const LIST: Rect = [54.0, 264.0, 487.28, 448.0];

/// The side of a box that is ticked, to the middle of its line; the lesser where many names stand on the sheet.
pub const BOX_SIDES: [f32; 2] = [25.0, 22.7];

/// How thick the lines of boxes and list are printed.
pub const LINE: f32 = 0.8;
