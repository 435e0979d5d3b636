//! What the made-up office did with its remarks, through the methods the pages use.

use super::{Failed, Setting};
use crate::base::Lang;
use crate::domain::remark::{State, Topics};
use crate::store::{HandTo, Remark, RemarkFilter, RemarkWork, Store, WhichRemarks};

/// Remarks that are still unread: the newest.
const UNREAD: u32 = 12;
/// Most remarks that staff read.
const MOST: u32 = 60;

/// What is to be done about a topic, whether it was done, and what is published.
const DEEDS: [(&str, &str, Option<&str>); 3] = [
    ("waiting", "Mở thêm một quầy vào giờ cao điểm.", None),
    (
        "seats",
        "Bổ sung ghế, sửa điều hòa khu chờ.",
        Some("Đã thêm mười ghế và sửa điều hòa ở khu chờ."),
    ),
    (
        "forms",
        "In mẫu tờ khai đã điền sẵn đặt ở bàn viết.",
        Some("Bàn viết nay có mẫu tờ khai điền sẵn, song ngữ."),
    ),
];

/// Indexes the remarks, reads most, acts on some, and releases a batch; gives how many there are.
pub async fn load_remarks(
    store: &Store,
    setting: Setting<'_>,
    topics: &Topics,
) -> Result<u64, Failed> {
    let taken = store.index_remarks(topics).await?;
    let by = setting.by(setting.last_day, 12 * 60);
    let everything = RemarkFilter::default();
    let newest = store.remarks(&everything, (None, UNREAD + MOST), Lang::Vi).await?.rows;
    let older: Vec<Remark> = newest.into_iter().skip(UNREAD as usize).collect();
    let ids: Vec<String> = older.iter().map(|remark| remark.id.clone()).collect();
    let these = WhichRemarks::These(&ids);
    store.work_through_remarks(these, RemarkWork::Read, ("demo-read", &by)).await?;
    for (topic, note, done) in DEEDS {
        let about = |remark: &&Remark| remark.topics.iter().any(|each| each == topic);
        if let Some(remark) = older.iter().find(about) {
            let hand_to = HandTo { unit: remark.unit.as_deref(), officer: None };
            let action = (State::Action, note, hand_to);
            store.move_remark(&remark.id, action, &by).await?;
            if let Some(answer) = done {
                let finished = (State::Done, note, hand_to);
                store.move_remark(&remark.id, finished, &by).await?;
                store.answer_topic(topic, answer, &by).await?;
            }
        }
    }
    for remark in older.iter().take(24) {
        store.choose_remark(&remark.id, true, &by).await?;
    }
    // Too few are chosen in a small demo; then nothing is public, as in service.
    store.release_remarks(&by).await?;
    for remark in older.iter().skip(24).take(3) {
        store.choose_remark(&remark.id, true, &by).await?;
    }
    Ok(taken)
}
