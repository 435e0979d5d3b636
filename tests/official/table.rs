//! Holds `src/domain/official/table/mod.rs`.

use hailong::domain::official::table::{PUBLISHED, read};

#[test]
fn the_published_figures_read() {
    let figures = read(PUBLISHED.as_bytes()).unwrap().rows;
    assert!(figures.len() > 10);
    assert!(figures.iter().all(|each| !each.source.is_empty()));
}

#[test]
fn every_fault_is_told_at_once_with_its_row_and_column() {
    let csv = "index,year,level,subject,value,source,rank,of,published,address,maximum\n\
               sipas,2024,province,Hải Phòng,\"90,59\",Bộ Nội vụ,1,63,,,\n\
               sipas,2024,province,Hải Phòng,90.59,Bộ Nội vụ,1,63,,,\n\
               gini,24,town,,101,,64,63,hôm qua,ftp://x,\n\
               papi,2021,province,Hải Phòng,44,CECODES,,,,,\n";
    let faults = read(csv.as_bytes()).unwrap_err();
    let told: Vec<(u64, &str)> = faults.iter().map(|each| (each.row, each.column)).collect();
    assert_eq!(
        told,
        [
            (3, "subject"),
            (4, "index"),
            (4, "year"),
            (4, "level"),
            (4, "subject"),
            (4, "source"),
            (4, "rank"),
            (4, "published"),
            (4, "address"),
            (5, "maximum"),
        ]
    );
    let missing = read(b"index,year,what\n").unwrap_err();
    assert_eq!(missing.len(), 5, "{missing:?}");
}

#[test]
fn what_a_spreadsheet_set_to_vietnamese_writes_is_understood() {
    let csv = "\u{feff}index;year;level;subject;value;source\r\n\
               sipas;2024;national;;83,94;Bộ Nội vụ\r\n";
    let read = read(csv.as_bytes()).unwrap().rows;
    assert!((read[0].value - 83.94).abs() < 1e-9);
    assert_eq!(read[0].subject, "Cả nước");
}
