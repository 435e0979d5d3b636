//! Narrows a query to some dossiers.

/// Adds the conditions of a filter after another one; a macro, because the builders of the two databases differ in
/// type.
macro_rules! narrow {
    ($query:expr, $filter:expr) => {{
        let filter: &$crate::domain::dossier::DossierFilter = $filter;
        if let Some(from) = filter.received_from {
            $query.push(" and received >= ").push_bind(from);
        }
        if let Some(to) = filter.received_to {
            $query.push(" and received <= ").push_bind(to);
        }
        for (column, code) in [
            (" and unit = ", &filter.unit),
            (" and touchpoint = ", &filter.touchpoint),
            (" and procedure = ", &filter.procedure),
        ] {
            if let Some(code) = code {
                $query.push(column).push_bind(code.clone());
            }
        }
    }};
}
pub(super) use narrow;
