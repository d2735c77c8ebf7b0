//! Default orderings through relations, a key to a unique column, chains of nullable keys.

use jiff::Timestamp;
use orm_core::{ForeignKey, Model};

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(extrainfo: ExtraInfo, item: Item), ordering(note))]
pub struct Note {
    pub id: i64,
    #[model(max_length = 40)]
    pub note: String,
    #[model(max_length = 25, default = "")]
    pub misc: String,
}

cells!(Note { id, note, misc });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(creator: Creator), ordering(info))]
pub struct ExtraInfo {
    pub id: i64,
    #[model(max_length = 40)]
    pub info: String,
    pub note: Option<ForeignKey<Note>>,
    pub value: Option<i32>,
}

cells!(ExtraInfo { id, info, note, value });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(children: Label), many_to_many(item: Item reverse labels), ordering(name))]
pub struct Label {
    pub id: i64,
    #[model(max_length = 20)]
    pub name: String,
    #[model(on_delete = set_null)]
    pub parent: Option<ForeignKey<Label>>,
}

cells!(Label { id, name, parent });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(item: Item, report: Report, ranking: Ranking), ordering(name))]
pub struct Creator {
    pub id: i64,
    #[model(max_length = 20)]
    pub name: String,
    #[model(unique)]
    pub num: i32,
    pub extra: ForeignKey<ExtraInfo>,
}

cells!(Creator { id, name, num, extra });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", many_to_many(labels: Label), ordering(-note, name))]
pub struct Item {
    pub id: i64,
    #[model(max_length = 20)]
    pub name: String,
    pub created: Timestamp,
    pub modified: Option<Timestamp>,
    pub creator: ForeignKey<Creator>,
    pub note: ForeignKey<Note>,
}

cells!(Item { id, name, created, modified, creator, note });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct Report {
    pub id: i64,
    #[model(max_length = 20)]
    pub name: String,
    #[model(to_field = num, on_delete = set_null)]
    pub creator: Option<ForeignKey<Creator, i32>>,
}

cells!(Report { id, name, creator });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", ordering(creator__extra__note, -creator__name, rank))]
pub struct Ranking {
    pub id: i64,
    pub rank: i32,
    pub creator: ForeignKey<Creator>,
}

cells!(Ranking { id, rank, creator });
