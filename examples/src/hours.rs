//! The tables of a time sheet: who worked how long on what, what an hour cost at the time, and what was billed.

use jiff::civil::Date;
use orm_core::prelude::*;
use rust_decimal::Decimal;

/// All tables, to create them with.
pub const SCHEMA: Schema = schema![Client, Person, Project, Rate, Tag, Entry, Invoice, Line];

/// Who pays.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours", ordering(name), has_many(projects: Project, invoices: Invoice))]
pub struct Client {
    /// Given by the database.
    pub id: i64,
    /// The company.
    #[model(max_length = 80, unique)]
    pub name: String,
}

/// Who works.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours", ordering(name))]
pub struct Person {
    /// Given by the database.
    pub id: i64,
    /// First and last.
    #[model(max_length = 80, unique)]
    pub name: String,
}

/// What a client pays for.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "hours",
    ordering(name),
    unique(client, name),
    has_many(entries: Entry),
    many_to_many(people: Person through = Rate)
)]
pub struct Project {
    /// Given by the database.
    pub id: i64,
    /// Who pays for it.
    #[model(on_delete = protect)]
    pub client: ForeignKey<Client>,
    /// What it is called there.
    #[model(max_length = 80)]
    pub name: String,
}

/// What an hour of a person costs in a project, since a day.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours", unique(project, person, since), check("\"per_hour\" >= 0", name = "rate_not_negative"))]
pub struct Rate {
    /// Given by the database.
    pub id: i64,
    /// Where.
    pub project: ForeignKey<Project>,
    /// Whose.
    pub person: ForeignKey<Person>,
    /// The first day on which it holds.
    pub since: Date,
    /// In whole currency.
    #[model(decimal(max_digits = 8, decimal_places = 2))]
    pub per_hour: Decimal,
}

/// What entries are marked with.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours", ordering(word), many_to_many(entries: Entry reverse tags))]
pub struct Tag {
    /// Given by the database.
    pub id: i64,
    /// The word.
    #[model(max_length = 30, unique)]
    pub word: String,
}

/// That somebody worked.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours", ordering(day, id), index(project, day), has_one(line: Line), many_to_many(tags: Tag))]
pub struct Entry {
    /// Given by the database.
    pub id: i64,
    /// On what.
    pub project: ForeignKey<Project>,
    /// Who.
    pub person: ForeignKey<Person>,
    /// When.
    pub day: Date,
    /// How long.
    pub minutes: u32,
}

/// What a client is asked to pay.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours", latest_by(number), has_many(lines: Line))]
pub struct Invoice {
    /// Given by the database.
    pub id: i64,
    /// Without gaps, as the law wants it.
    #[model(unique)]
    pub number: u32,
    /// Who is asked.
    #[model(on_delete = protect)]
    pub client: ForeignKey<Client>,
}

/// An entry on an invoice: none is billed twice.
#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "hours")]
pub struct Line {
    /// Given by the database.
    pub id: i64,
    /// The invoice.
    pub invoice: ForeignKey<Invoice>,
    /// What was worked.
    #[model(on_delete = restrict)]
    pub entry: OneToOne<Entry>,
    /// What an hour cost then.
    #[model(decimal(max_digits = 8, decimal_places = 2))]
    pub per_hour: Decimal,
}
