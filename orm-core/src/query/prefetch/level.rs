//! Rows and the related rows that are fetched for them.

use std::borrow::Cow;

use super::Groups;
use super::toward::{NOT_LOADED, not_loaded};
use crate::db::{Db, Run};
use crate::error::Result;
use crate::plan::Column;
use crate::query::Rows;

/// From rows and, for each relation, what its rows know them by, to rows with their related rows.
type Fill<'q, B, R> = Box<dyn Fn(&Db, Vec<B>, &[&Groups]) -> Result<Vec<R>> + 'q>;

/// What is fetched for rows of one query.
pub struct Related<'q, B, R> {
    /// The columns that the relations begin at.
    places: Cow<'static, [usize]>,
    fill: Fill<'q, B, R>,
}

impl<'q, B: 'q> Related<'q, B, B> {
    /// Nothing.
    pub(super) fn none() -> Self {
        Related { places: Cow::Borrowed(&[]), fill: Box::new(|_, rows, _| Ok(rows)) }
    }
}

impl<'q, B, R> Related<'q, B, R> {
    /// What `fill` fetches from `related`.
    pub(super) fn new<C: 'q, F>(places: Cow<'static, [usize]>, related: C, fill: F) -> Self
    where
        F: Fn(&C, &Db, Vec<B>, &[&Groups]) -> Result<Vec<R>> + 'q,
    {
        Related { places, fill: Box::new(move |db, rows, keys| fill(&related, db, rows, keys)) }
    }

    /// Reads at most `most` rows, and what they belong to if `parents` is there, and fetches what is related to them.
    pub(super) fn read(
        &self,
        reads: Rows<B>,
        db: &Db,
        run: &mut Run<'_>,
        most: usize,
        mut parents: Option<&mut Belongs<'_>>,
    ) -> Result<Vec<R>> {
        let mut rows = Vec::new();
        // Relations that begin at the same column share what is known of it.
        let mut columns: Vec<(usize, Groups)> = Vec::new();
        for place in &*self.places {
            if *place == NOT_LOADED {
                return Err(not_loaded(&Column::COMPUTED));
            }
            if !columns.iter().any(|(column, _)| column == place) {
                columns.push((*place, Groups::default()));
            }
        }
        while rows.len() < most {
            let Some(row) = run.next()? else { break };
            for (column, groups) in &mut columns {
                groups.add(row.value(*column));
            }
            if let Some(parents) = &mut parents {
                parents.groups.push(parents.known.find(row.value(parents.column)));
            }
            rows.push(reads.read(&row)?);
        }
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let of = |place: &usize| columns.iter().find(|(column, _)| column == place).map(|(_, groups)| groups);
        let groups: Vec<&Groups> = self.places.iter().filter_map(of).collect();
        (self.fill)(db, rows, &groups)
    }
}

/// Which parents rows belong to.
pub(super) struct Belongs<'g> {
    pub(super) known: &'g Groups,
    pub(super) column: usize,
    pub(super) groups: Vec<Option<usize>>,
}
