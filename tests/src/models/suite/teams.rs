//! Many-to-many through a model with two keys to one side.

use jiff::civil::Date;
use orm_core::{ForeignKey, Model};

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "suite",
    has_many(membership: Membership by person, invites: Membership by inviter),
    many_to_many(teams: Team reverse members)
)]
pub struct Person {
    pub id: i64,
    #[model(max_length = 40)]
    pub name: String,
}

cells!(Person { id, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "suite",
    has_many(membership: Membership),
    many_to_many(members: Person through = Membership by (team, person))
)]
pub struct Team {
    pub id: i64,
    #[model(max_length = 40)]
    pub name: String,
}

cells!(Team { id, name });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", ordering(date_joined, id))]
pub struct Membership {
    pub id: i64,
    pub person: ForeignKey<Person>,
    pub team: ForeignKey<Team>,
    #[model(on_delete = set_null)]
    pub inviter: Option<ForeignKey<Person>>,
    #[model(max_length = 20, default = "member")]
    pub role: String,
    pub date_joined: Option<Date>,
}

cells!(Membership { id, person, team, inviter, role, date_joined });
