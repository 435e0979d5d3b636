//! Plan, tasks, evidence: whole, logged, and one after the other.

use hailong::domain::plan::{
    Assignee, Change, PlanRow, Refusal, Step, TaskResult, TaskStatus, Units,
};
use hailong::stats::Verdict;
use hailong::store::{AuditFilter, By, Changed, NewEvidence, PlanAdjusted, PlanImport, Store};

use super::{import, rows};
use crate::support::databases::on_both;
use crate::support::platform::morning;

fn lan() -> By {
    By::account("lan", morning())
}

async fn change(store: &Store, number: &str, change: &Change) -> Changed {
    store.change_task(2026, number, change, &lan()).await.unwrap()
}

fn step(step: Step) -> Change {
    let note = "vì thế".to_owned();
    Change::Move { step, note }
}

fn progress(percent: u8, delivered: Option<&str>) -> Change {
    Change::Progress {
        percent,
        delivered: delivered.map(|day| day.parse().unwrap()),
        note: String::new(),
    }
}

async fn log_size(store: &Store) -> usize {
    let all = AuditFilter::default();
    store.audit_page(&all, None, 1000).await.unwrap().len()
}

#[tokio::test]
async fn a_plan_reads_back_as_it_was_written_and_is_taken_once() {
    on_both(async |database| {
        let store = &database.store;
        assert_eq!(store.plan_years().await.unwrap(), Vec::<i32>::new());
        import(store).await;
        let kept = store.plan(2026).await.unwrap();
        let kept: Vec<_> = kept.into_iter().map(|task| task.row).collect();
        assert_eq!(kept, rows(2026));

        let mut other = rows(2026);
        assert_eq!(store.import_plan(2026, &other, &lan()).await.unwrap(), PlanImport::Same);
        other[3].output.vi.push('!');
        let gone = other.pop().unwrap().number;
        let differs = PlanImport::Differs(vec![other[3].number.clone(), gone]);
        assert_eq!(store.import_plan(2026, &other, &lan()).await.unwrap(), differs);
        store.import_plan(2027, &rows(2027), &lan()).await.unwrap();
        assert_eq!(store.plan_years().await.unwrap(), [2027, 2026]);
        assert_eq!(log_size(store).await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_adjusted_plan_keeps_the_work_and_refuses_to_lose_any() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        change(store, "1.3", &progress(40, None)).await;
        let at = |rows: &[PlanRow], number: &str| {
            rows.iter().position(|row| row.number == number).unwrap()
        };
        let mut without = rows(2026);
        without.remove(at(&without, "1.3"));
        let refused = PlanAdjusted::Worked(vec!["1.3".to_owned()]);
        assert_eq!(store.plan_conflicts(2026, &without).await.unwrap(), ["1.3"]);
        assert_eq!(store.adjust_plan(2026, &without, &lan()).await.unwrap(), refused);
        let mut heading = rows(2026);
        let worked = at(&heading, "1.3");
        heading[worked].lead = Units::Of(Vec::new());
        assert_eq!(store.adjust_plan(2026, &heading, &lan()).await.unwrap(), refused);
        let kept: Vec<_> = store.plan(2026).await.unwrap();
        assert_eq!(kept.iter().map(|task| task.row.clone()).collect::<Vec<_>>(), rows(2026));

        let mut adjusted = rows(2026);
        adjusted[worked].requirement.vi = "Xong trong quý IV".to_owned();
        let gone = adjusted.remove(at(&adjusted, "2.1"));
        adjusted.push(PlanRow { number: "9.1".to_owned(), ..gone });
        let done = PlanAdjusted::Done { added: 1, changed: 1, removed: 1 };
        assert_eq!(store.adjust_plan(2026, &adjusted, &lan()).await.unwrap(), done);
        let plan = store.plan(2026).await.unwrap();
        assert_eq!(plan.iter().map(|task| task.row.clone()).collect::<Vec<_>>(), adjusted);
        assert_eq!(plan[worked].percent, 40);
        let before = log_size(store).await;
        let same = PlanAdjusted::Done { added: 0, changed: 0, removed: 0 };
        assert_eq!(store.adjust_plan(2026, &adjusted, &lan()).await.unwrap(), same);
        assert_eq!(log_size(store).await, before);
    })
    .await;
}

#[tokio::test]
async fn one_task_and_unfinished_tasks_read_as_the_plan_has_them() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        change(store, "1.3", &Change::Assign(Assignee::Unit("VPS".to_owned()))).await;
        for each in [Step::Start, Step::Submit, Step::Approve] {
            change(store, "2.1", &step(each)).await;
        }
        let mut plan = store.plan(2026).await.unwrap();
        for task in &plan {
            let read = store.task(2026, &task.row.number).await.unwrap();
            assert_eq!(read.as_ref(), Some(task));
        }
        assert_eq!(store.task(2026, "9.9").await.unwrap(), None);
        assert_eq!(store.task(2027, "1.3").await.unwrap(), None);
        let all = plan.len();
        plan.retain(|task| task.status != TaskStatus::Done);
        assert_eq!(plan.len(), all - 1);
        assert_eq!(store.unfinished_tasks(2026).await.unwrap(), plan);
    })
    .await;
}

#[tokio::test]
async fn a_change_and_its_two_entries_are_one() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        assert_eq!(change(store, "1.3", &progress(25, Some("2026-12-31"))).await, Changed::Done);
        let who = Assignee::Unit("VPS".to_owned());
        assert_eq!(change(store, "1.3", &Change::Assign(who.clone())).await, Changed::Done);
        let plan = store.plan(2026).await.unwrap();
        let task = plan.iter().find(|task| task.row.number == "1.3").unwrap();
        assert_eq!(task.status, TaskStatus::Doing);
        assert_eq!(task.percent, 25);
        assert_eq!(task.assigned, std::slice::from_ref(&who));
        assert_eq!(task.next_due(), None);
        let entries = store.task_entries(2026, "1.3").await.unwrap();
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[1].kind, "task.delivered");
        assert_eq!(entries[1].after, "25 2026-12-31");
        assert_eq!(entries[1].at, morning());
        assert_eq!(log_size(store).await, 3);
        assert_eq!(change(store, "1.3", &Change::Release(who)).await, Changed::Done);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn what_may_not_be_changes_nothing() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        let enter = Change::Enter(TaskResult { text: "4/4".to_owned(), verdict: Verdict::Reached });
        let overrule =
            |verdict, reason: &str| Change::Overrule { verdict, reason: reason.to_owned() };
        let unsaid = Change::Move { step: Step::Return, note: " ".to_owned() };
        change(store, "2.1", &step(Step::Start)).await;
        change(store, "2.1", &step(Step::Submit)).await;
        change(store, "1.3", &progress(25, Some("2026-12-31"))).await;
        let before = (store.plan(2026).await.unwrap(), log_size(store).await);
        for (number, wanted, refusal) in [
            ("1", progress(1, None), Refusal::Heading),
            ("1.1", step(Step::Approve), Refusal::WrongStatus),
            ("2.1", progress(50, None), Refusal::Closed),
            ("2.1", unsaid, Refusal::NoReason),
            ("1.3", progress(50, Some("2026-12-20")), Refusal::NotDue),
            ("1.3", progress(50, Some("2026-12-31")), Refusal::Delivered),
            ("1.3", enter.clone(), Refusal::NoEvidence),
            ("8.2", enter, Refusal::Measured),
            ("8.2", overrule(Some(Verdict::Missed), ""), Refusal::NoReason),
            ("8.2", overrule(None, "vì"), Refusal::NoVerdict),
            ("1.3", overrule(Some(Verdict::Missed), "vì"), Refusal::NoVerdict),
            ("1.3", Change::Release(Assignee::Person("mai".to_owned())), Refusal::Assigned),
        ] {
            let changed = change(store, number, &wanted).await;
            assert_eq!(changed, Changed::Refused(refusal), "{number}: {wanted:?}");
        }
        assert_eq!(change(store, "9.9", &progress(1, None)).await, Changed::NotThere);
        let after = (store.plan(2026).await.unwrap(), log_size(store).await);
        assert_eq!(after, before);
        assert_eq!(store.task_entries(2026, "2.1").await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_nodes_that_decide_at_once_one_is_too_late() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        change(store, "2.1", &step(Step::Start)).await;
        change(store, "2.1", &step(Step::Submit)).await;
        let other = database.open_again().await;
        let (approve, give_back) = (step(Step::Approve), step(Step::Return));
        let (one, two) =
            tokio::join!(change(store, "2.1", &approve), change(&other, "2.1", &give_back));
        let done = [one, two].iter().filter(|each| **each == Changed::Done).count();
        assert_eq!(done, 1, "{one:?} {two:?}");
        assert_eq!(store.task_entries(2026, "2.1").await.unwrap().len(), 3);
        assert_eq!(store.verify_audit().await.unwrap(), None);
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_is_kept_once_and_each_task_has_it_under_its_own_name() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        let file = |name: &str| NewEvidence {
            name: name.to_owned(),
            kind: "pdf".to_owned(),
            content: b"%PDF-1.4 one".to_vec(),
        };
        let add = async |number: &str, name: &str| {
            let file = file(name);
            store.add_evidence(2026, number, &file, &lan()).await.unwrap()
        };
        assert_eq!(add("6.1", "a.pdf").await, Changed::Done);
        assert_eq!(add("6.2", "b.pdf").await, Changed::Done);
        assert_eq!(add("6.1", "c.pdf").await, Changed::Refused(Refusal::SameFile));
        assert_eq!(add("6", "a.pdf").await, Changed::Refused(Refusal::Heading));
        assert_eq!(add("9.9", "a.pdf").await, Changed::NotThere);
        let of_first = store.evidence(2026, "6.1").await.unwrap();
        let of_second = store.evidence(2026, "6.2").await.unwrap();
        assert_eq!((of_first.len(), of_second.len()), (1, 1));
        assert_eq!(of_first[0].hash, of_second[0].hash);
        assert_eq!((of_first[0].size, of_second[0].name.as_str()), (12, "b.pdf"));
        let read = store.evidence_file(2026, "6.2", &of_first[0].hash).await.unwrap();
        assert_eq!(read.unwrap().content, b"%PDF-1.4 one");
        let read = store.evidence_file(2026, "6.3", &of_first[0].hash).await.unwrap();
        assert_eq!(read, None, "only beside its own tasks");
        let plan = store.plan(2026).await.unwrap();
        let files: u32 = plan.iter().map(|task| task.evidence).sum();
        assert_eq!(files, 2);
    })
    .await;
}
