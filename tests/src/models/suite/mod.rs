//! Odd shapes, one file for each kind.

mod books;
mod company;
mod deletion;
mod ledger;
mod ordering;
mod places;
mod teams;
mod types;

pub use books::*;
pub use company::*;
pub use deletion::*;
pub use ledger::*;
pub use ordering::*;
pub use places::*;
pub use teams::*;
pub use types::*;

use orm_core::{Schema, schema};

/// The tables.
pub const SCHEMA: Schema = schema![
    Publisher,
    Writer,
    Book,
    Store,
    Employee,
    Company,
    Number,
    Experiment,
    Root,
    CascadeChild,
    CascadeGrandchild,
    SetNullChild,
    SetDefaultChild,
    ProtectChild,
    RestrictChild,
    DoNothingChild,
    Invoice,
    Account,
    Question,
    Answer,
    Note,
    ExtraInfo,
    Label,
    Creator,
    Item,
    Report,
    Ranking,
    Place,
    Kiosk,
    Restaurant,
    Waiter,
    Memo,
    Person,
    Team,
    Membership,
    AllTypes,
    Legacy,
    LegacyLine,
    UuidKeyed,
    UuidLine,
    TenantUser
];
