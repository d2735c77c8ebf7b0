//! What happens to rows that point to a deleted one.

use orm_core::{ForeignKey, Model};

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "suite",
    has_many(cascaded: CascadeChild, nulled: SetNullChild, defaulted: SetDefaultChild, protected: ProtectChild, restricted: RestrictChild, untouched: DoNothingChild)
)]
pub struct Root {
    pub id: i64,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(Root { id, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(cascadegrandchild: CascadeGrandchild, restrictchild: RestrictChild))]
pub struct CascadeChild {
    pub id: i64,
    pub root: ForeignKey<Root>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(CascadeChild { id, root, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct CascadeGrandchild {
    pub id: i64,
    pub child: ForeignKey<CascadeChild>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(CascadeGrandchild { id, child, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct SetNullChild {
    pub id: i64,
    #[model(on_delete = set_null)]
    pub root: Option<ForeignKey<Root>>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(SetNullChild { id, root, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct SetDefaultChild {
    pub id: i64,
    #[model(on_delete = set_default, default = 1)]
    pub root: ForeignKey<Root>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(SetDefaultChild { id, root, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct ProtectChild {
    pub id: i64,
    #[model(on_delete = protect)]
    pub root: ForeignKey<Root>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(ProtectChild { id, root, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct RestrictChild {
    pub id: i64,
    #[model(on_delete = restrict)]
    pub root: ForeignKey<Root>,
    pub via: Option<ForeignKey<CascadeChild>>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(RestrictChild { id, root, via, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct DoNothingChild {
    pub id: i64,
    #[model(on_delete = do_nothing)]
    pub root: ForeignKey<Root>,
    #[model(max_length = 20)]
    pub name: String,
}

cells!(DoNothingChild { id, root, name });
