//! Holds `src/domain/official/figure.rs`.

use hailong::domain::official::{Level, OfficialFigure, OfficialIndex};

#[test]
fn a_figure_concerns_its_own_province_and_no_other() {
    let figure = |level, subject: &str| OfficialFigure {
        index: OfficialIndex::Sipas,
        year: 2024,
        level,
        subject: subject.to_owned(),
        component: String::new(),
        value: 90.59,
        maximum: 100.0,
        rank: Some(1),
        of: Some(63),
        published: None,
        source: String::new(),
        address: String::new(),
        note: String::new(),
        disputed: None,
    };
    let office = "Sở Ngoại vụ thành phố Hải Phòng";
    assert!(figure(Level::Province, "Hải Phòng").concerns(office));
    assert!(!figure(Level::Province, "Quảng Ninh").concerns(office));
    assert!(figure(Level::Department, "Sở Ngoại vụ").concerns(office));
    assert!(!figure(Level::Department, "Sở Nội vụ").concerns(office));
    assert!(figure(Level::National, "Cả nước").concerns(office));
}
