//! Plans that are made where the program runs, of plans that are there.

use super::{Chosen, Combine, Loaded, Plan, Step, keep};

/// The plan of a query that stands inside of another where a variable holds it.
#[derive(Clone, Copy, Debug)]
pub struct Within {
    /// The plan.
    pub(crate) plan: &'static Plan,
    /// The number of its first parameter.
    pub(crate) start: u16,
}

/// What is loaded with the columns of a model.
#[derive(Clone, Copy, Debug)]
pub struct AlsoLoaded {
    related: &'static [Loaded],
    annotations: usize,
}

impl AlsoLoaded {
    /// These related rows and, behind all that is loaded so far, `more`.
    #[must_use]
    pub fn and(self, more: &[Loaded]) -> &'static [Loaded] {
        let more = more.iter().map(|loaded| Loaded { after: self.annotations, ..*loaded });
        Vec::leak(self.related.iter().copied().chain(more).collect())
    }
}

impl Plan {
    /// Which columns of the model are loaded.
    pub(crate) fn loaded(&self) -> Chosen {
        let own = self.steps.iter().rev().find_map(|step| match step {
            Step::Load(chosen) => Some(*chosen),
            _ => None,
        });
        own.or_else(|| self.base.map(Plan::loaded)).unwrap_or(Chosen::All)
    }

    /// What is loaded with them, of rows that are whole models or some of their columns.
    pub(crate) fn also_loaded(&self) -> AlsoLoaded {
        let mut loaded = self.base.map_or(AlsoLoaded { related: &[], annotations: 0 }, Plan::also_loaded);
        for step in self.steps {
            match step {
                Step::Related(related) => loaded.related = related,
                Step::Annotate(items) => loaded.annotations += items.len(),
                _ => {}
            }
        }
        loaded
    }

    /// How many parameters it takes, with those of the plans that it goes on from. More than can be counted are more than
    /// SQLite takes.
    pub(crate) fn all_params(&self) -> u16 {
        self.params.saturating_add(self.base.map_or(0, Plan::all_params))
    }

    /// Whether it is a slice of all that it is made of.
    fn is_cut(&self) -> bool {
        let own = self.steps.iter().rev().find_map(|step| match step {
            Step::Slice { .. } => Some(true),
            Step::Combine(..) => Some(false),
            _ => None,
        });
        own.unwrap_or_else(|| self.base.is_some_and(Plan::is_cut))
    }

    /// A plan for the same columns and no rows, to which the rows of this one are added.
    fn beside(&'static self) -> &'static Plan {
        let steps = keep([Step::Nothing, Step::Combine(Combine::UnionAll, self)]);
        self.columns_over(keep(Plan { steps, base: None, params: 0, present: 0, ..*self }))
    }

    /// What it says of columns, on top of `below`.
    fn columns_over(&'static self, below: &'static Plan) -> &'static Plan {
        let base = self.base.map_or(below, |base| base.columns_over(below));
        let says = |step: &&Step| {
            matches!(step, Step::Load(_) | Step::Related(_) | Step::Annotate(_) | Step::Alias(_) | Step::Values(_))
        };
        let steps: Vec<Step> = self.steps.iter().filter(says).copied().collect();
        keep(Plan { steps: Vec::leak(steps), base: Some(base), ..*self })
    }

    /// The rows of this plan, combined with those of `part`.
    pub(crate) fn combined(&'static self, kind: Combine, part: &'static Plan) -> Plan {
        // A slice belongs to the first part alone: it becomes a further part, added to no rows.
        let base = if self.is_cut() { self.beside() } else { self };
        // The order of the first part is not that of all.
        let steps = keep([Step::Combine(kind, part), Step::Order(&[])]);
        Plan { steps, base: Some(base), params: part.all_params(), present: 0, ..*self }
    }
}
