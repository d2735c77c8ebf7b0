//! The rows that point to deleted ones: which they are, and the statements about them.

use super::Dependant;
use crate::sql::Text;
use crate::write::Facts;
use crate::write::shapes::{Tag, shape};

/// The rows that the dependant of a model at a place stands for.
#[derive(Clone, Copy)]
pub(super) struct Pointing {
    pub(super) facts: &'static Facts,
    pub(super) at: usize,
}

/// What is done with them.
#[derive(Clone, Copy)]
pub(super) enum Act {
    Find = 0,
    Delete = 1,
    Set = 2,
}

impl Pointing {
    /// The statement that does `act` with them; the keys of deleted rows are its first parameter.
    pub(super) fn text(self, act: Act) -> &'static Text {
        let place = u16::try_from(self.at).unwrap_or(u16::MAX);
        self.facts.shapes.text(shape(Tag::Pointing, [place, act as u16]), || {
            let Some(dependant) = self.facts.dependants.get(self.at) else { return String::new() };
            let (table, column) = dependant.place();
            match (act, dependant) {
                (Act::Find, Dependant::Key { holder, .. }) => {
                    format!("SELECT {} FROM {table} WHERE {}", holder().schema.table.key.quoted, self.by(dependant))
                }
                (Act::Find, Dependant::Join { .. }) => format!("SELECT 1 FROM {table} WHERE {}", self.by(dependant)),
                (Act::Delete, _) => format!("DELETE FROM {table} WHERE {}", self.among()),
                (Act::Set, _) => format!("UPDATE {table} SET {column} = ?2 WHERE {}", self.by(dependant)),
            }
        })
    }

    /// Whether no dependant before it is about rows of the same table that are deleted without being looked at: all of them
    /// are deleted at once.
    pub(super) fn is_first(self) -> bool {
        self.alike().next().is_none_or(|(first, _)| first == self.at)
    }

    /// That rows which are deleted without being looked at are among these.
    pub(super) fn among(self) -> String {
        let mut columns: Vec<&Dependant> = Vec::new();
        for (_, dependant) in self.alike() {
            if !columns.iter().any(|other| other.same(dependant)) {
                columns.push(dependant);
            }
        }
        columns.into_iter().map(|dependant| self.by(dependant)).collect::<Vec<_>>().join(" OR ")
    }

    /// The dependants whose rows are of the same table and deleted without being looked at, with their places.
    fn alike(self) -> impl Iterator<Item = (usize, &'static Dependant)> {
        let table = self.facts.dependants.get(self.at).map(|dependant| dependant.place().0);
        let dependants = self.facts.dependants.iter().enumerate();
        dependants.filter(move |(_, other)| Some(other.place().0) == table && other.is_fast())
    }

    /// That a row points to one of those whose keys are the first parameter. By `to_field` it does so by another column,
    /// which is there to be read: they are deleted last.
    fn by(self, dependant: &Dependant) -> String {
        let column = dependant.place().1;
        let table = self.facts.schema.table;
        let listed = "SELECT value FROM orm_each(?1)";
        match self.facts.schema.columns.iter().find(|to| dependant.points_to(to.column) && !to.primary_key) {
            Some(to) => {
                let (to, key) = (to.column.quoted, table.key.quoted);
                format!("{column} IN (SELECT {to} FROM {} WHERE {key} IN ({listed}))", table.quoted)
            }
            None => format!("{column} IN ({listed})"),
        }
    }
}
