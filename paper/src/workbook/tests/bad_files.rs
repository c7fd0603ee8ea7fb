//! Files that are no workbook, and workbooks that were damaged: refused by name, never a panic.

use super::*;
use crate::workbook::Unreadable;
use proptest::prelude::*;
use std::io::Write as _;
use zip::write::{SimpleFileOptions, ZipWriter};

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sample() -> Vec<u8> {
    bytes_of(&[(
        "DS",
        &["Họ tên | Ngày sinh | Ngày vào Đảng", "Lê Văn An | =1950-07-03 | 1/1/1975", "Lê Văn Ba | 3/7/1951 | #27000"],
    )])
}

#[test]
fn each_has_its_own_refusal() {
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    let sealed: Vec<u8> = old.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let whole = sample();
    assert_eq!(read(b""), Err(Unreadable::Empty));
    assert_eq!(read(b"ho ten;ngay sinh"), Err(Unreadable::NotAWorkbook));
    assert_eq!(read(&old), Err(Unreadable::OldExcel));
    assert_eq!(read(&sealed), Err(Unreadable::Password));
    assert_eq!(read(&archive(&[("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])), Err(Unreadable::WordDocument));
    assert_eq!(read(&archive(&[("content.xml", b"<x/>")])), Err(Unreadable::NotAWorkbook));
    assert_eq!(read(&archive(&[("xl/workbook.xml", b"<x>")])), Err(Unreadable::Damaged));
    assert_eq!(read(&whole[..whole.len() / 2]), Err(Unreadable::Damaged));
    let large = vec![b'P'; 60 << 20];
    assert!(matches!(read(&large), Err(Unreadable::TooLarge { bytes: 62_914_560, .. })));
    let nothing = bytes_of(&[("Thu chi", &["Ngày | Số tiền", "1/1/2022 | #5"])]);
    assert_eq!(read(&nothing), Err(Unreadable::NothingRecognised { sheets: vec!["Thu chi".to_owned()] }));
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused() {
    let zeros = vec![b' '; 41 << 20];
    let bomb = archive(&[("xl/workbook.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(read(&bomb), Err(Unreadable::UnpacksTooLarge { .. })));
}

#[test]
fn a_stray_cell_at_the_far_corner_costs_nothing() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    fill(sheet, &["Họ tên | Ngày sinh | Ngày vào Đảng", "Lê Văn An | 3/7/1950 | 1/1/1975"]);
    sheet.write(1_048_575, 16_383, "x").unwrap();
    assert_eq!(roll_rows(&read(&book.save_to_buffer().unwrap()).unwrap().sheets[0]).len(), 1);
}

#[test]
fn numbers_that_are_no_days_are_faults() {
    let mut book = Writer::new();
    let sheet = book.add_worksheet();
    fill(sheet, &["Họ tên | Ngày sinh | Ngày vào Đảng"]);
    let format = Format::new().set_num_format("dd/mm/yyyy");
    for (row, number) in [-1e300, -5.0, 0.0, 1e18, 3e6, 2_950_000.0].into_iter().enumerate() {
        let row = u32::try_from(row).unwrap() + 1;
        sheet.write(row, 0, "Lê Văn An").unwrap();
        sheet.write_with_format(row, 1, number, &format).unwrap();
        sheet.write(row, 2, number).unwrap();
    }
    let book = read(&book.save_to_buffer().unwrap()).unwrap();
    assert!(roll_rows(&book.sheets[0]).is_empty());
    assert_eq!(book.sheets[0].faults.len(), 12);
}

fn demo() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/demo/khu-5b");
    ["danh-sach-dang-vien.xlsx", "phat-trien-dang-vien.xlsx", "kiem-tra-giam-sat.xlsx"]
        .iter()
        .map(|name| std::fs::read(folder.join(name)).unwrap())
        .collect()
}

/// The parts of a workbook, unpacked, so that damage reaches the reader behind the checksums.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn cut_anywhere_it_never_panics() {
    for bytes in demo() {
        for cut in (0..bytes.len()).step_by(997) {
            assert!(read(&bytes[..cut]).is_err(), "{cut}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bytes_never_panic(which in 0_usize..3, flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = demo().remove(which);
        for (place, value) in flips {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn damaged_xml_never_panics(part in any::<prop::sample::Index>(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30)) {
        let mut parts = parts(&sample());
        let part = part.index(parts.len());
        for (place, value) in flips {
            let bytes = &mut parts[part].1;
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let whole: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let _ = read(&archive(&whole));
    }

    #[test]
    fn any_cells_never_panic(cells in prop::collection::vec("\\PC{0,12}|[0-9/. -]{0,12}|x|P|Họ tên|Nam|T1|năm 2022|Chủ hộ|Xếp loại|2022", 1..60), width in 1_usize..8) {
        let mut book = Writer::new();
        let sheet = book.add_worksheet();
        fill(sheet, &["Họ tên | Ngày sinh | Ngày vào Đảng | T1 | Xếp loại"]);
        for (index, text) in cells.iter().enumerate() {
            put(sheet, u32::try_from(index / width).unwrap() + 1, u16::try_from(index % width).unwrap(), text.trim_start_matches(['=', '#']));
        }
        let _ = read(&book.save_to_buffer().unwrap());
    }
}
