//! Offices, units and procedures.

use super::stored::text;
use super::transaction::commit;
use super::{Office, Procedure, Result, Store, Unit};

impl Store {
    /// Adds the office or replaces what is known of it.
    pub async fn keep_office(&self, office: &Office) -> Result<()> {
        on!(&self.write, |pool| {
            sqlx::query(
                "insert into office (code, name_vi, name_en, parent_vi, parent_en, petitions_vi,
                     petitions_en)
                 values ($1, $2, $3, $4, $5, $6, $7)
                 on conflict (code) do update set name_vi = excluded.name_vi,
                     name_en = excluded.name_en, parent_vi = excluded.parent_vi,
                     parent_en = excluded.parent_en, petitions_vi = excluded.petitions_vi,
                     petitions_en = excluded.petitions_en",
            )
            .bind(&office.code)
            .bind(&office.name.vi)
            .bind(&office.name.en)
            .bind(&office.parent.vi)
            .bind(&office.parent.en)
            .bind(&office.petitions.vi)
            .bind(&office.petitions.en)
            .execute(pool)
            .await?;
        });
        Ok(())
    }

    /// All offices, by code.
    pub async fn offices(&self) -> Result<Vec<Office>> {
        type Row = (String, String, String, String, String, String, String);
        let rows: Vec<Row> = on!(&self.read, |pool| {
            sqlx::query_as(
                "select code, name_vi, name_en, parent_vi, parent_en, petitions_vi, petitions_en
                 from office",
            )
            .fetch_all(pool)
            .await?
        });
        let mut offices: Vec<_> = rows
            .into_iter()
            .map(|row| Office {
                code: row.0,
                name: text(row.1, row.2),
                parent: text(row.3, row.4),
                petitions: text(row.5, row.6),
            })
            .collect();
        offices.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(offices)
    }

    /// Adds units or replaces what is known of them; all or none.
    ///
    /// The office must exist.
    pub async fn keep_units(&self, units: &[Unit]) -> Result<()> {
        let mut transaction = self.begin().await?;
        on!(&mut transaction, |it| {
            for unit in units {
                sqlx::query(
                    "insert into unit (code, office, name_vi, name_en) values ($1, $2, $3, $4)
                     on conflict (code) do update set office = excluded.office,
                         name_vi = excluded.name_vi, name_en = excluded.name_en",
                )
                .bind(&unit.code)
                .bind(&unit.office)
                .bind(&unit.name.vi)
                .bind(&unit.name.en)
                .execute(&mut **it)
                .await?;
            }
        });
        commit(transaction).await
    }

    /// All units, by code.
    pub async fn units(&self) -> Result<Vec<Unit>> {
        let rows: Vec<(String, String, String, String)> = on!(&self.read, |pool| {
            sqlx::query_as("select code, office, name_vi, name_en from unit")
                .fetch_all(pool)
                .await?
        });
        let mut units: Vec<_> = rows
            .into_iter()
            .map(|(code, office, vi, en)| Unit { code, office, name: text(vi, en) })
            .collect();
        units.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(units)
    }

    /// Adds procedures or replaces what is known of them; all or none.
    pub async fn keep_procedures(&self, procedures: &[Procedure]) -> Result<()> {
        let mut transaction = self.begin().await?;
        on!(&mut transaction, |it| {
            for procedure in procedures {
                sqlx::query(
                    "insert into procedure (code, name_vi, name_en, illustrative)
                     values ($1, $2, $3, $4)
                     on conflict (code) do update set name_vi = excluded.name_vi,
                         name_en = excluded.name_en, illustrative = excluded.illustrative",
                )
                .bind(&procedure.code)
                .bind(&procedure.name.vi)
                .bind(&procedure.name.en)
                .bind(procedure.illustrative)
                .execute(&mut **it)
                .await?;
            }
        });
        commit(transaction).await
    }

    /// All procedures, by code.
    pub async fn procedures(&self) -> Result<Vec<Procedure>> {
        let rows: Vec<(String, String, String, bool)> = on!(&self.read, |pool| {
            sqlx::query_as("select code, name_vi, name_en, illustrative from procedure")
                .fetch_all(pool)
                .await?
        });
        let mut procedures: Vec<_> = rows
            .into_iter()
            .map(|(code, vi, en, illustrative)| Procedure {
                code,
                name: text(vi, en),
                illustrative,
            })
            .collect();
        procedures.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(procedures)
    }
}
