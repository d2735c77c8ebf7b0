//! Values that the database makes, constraints, rows ordered within a parent.

use jiff::Timestamp;
use jiff::civil::Date;
use orm_core::{ForeignKey, Model};
use rust_decimal::Decimal;

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", unique("LOWER(\"state\")", net, name = "invoice_state_net"))]
pub struct Invoice {
    pub id: i64,
    #[model(decimal(max_digits = 8, decimal_places = 2))]
    pub net: Decimal,
    #[model(db_default = "1")]
    pub quantity: i32,
    #[model(max_length = 10, db_default = "'open'")]
    pub state: String,
    #[model(decimal(max_digits = 10, decimal_places = 2), generated = "(CAST((\"net\" * \"quantity\") AS NUMERIC))")]
    pub total: Decimal,
    #[model(auto_now)]
    pub changed: Timestamp,
    #[model(auto_now_add)]
    pub created: Timestamp,
}

cells!(Invoice { id, net, quantity, state, total, changed, created });

// Clippy takes the second constraint over `owner` for a repetition.
#[allow(clippy::duplicated_attributes)]
#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "suite",
    unique(owner, kind, name = "account_owner_kind"),
    unique(owner, name = "account_one_open_main", condition = "(\"closed\" IS NULL AND \"kind\" = 'main')")
)]
pub struct Account {
    pub id: i64,
    #[model(max_length = 20)]
    pub owner: String,
    #[model(max_length = 10, default = "main")]
    pub kind: String,
    #[model(decimal(max_digits = 10, decimal_places = 2), default = Decimal::ZERO)]
    pub balance: Decimal,
    #[model(default = 0)]
    pub visits: i32,
    pub closed: Option<Date>,
}

cells!(Account { id, owner, kind, balance, visits, closed });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", has_many(answer: Answer))]
pub struct Question {
    pub id: i64,
    #[model(max_length = 40)]
    pub text: String,
}

cells!(Question { id, text });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite", ordering(_order))]
pub struct Answer {
    pub id: i64,
    pub question: ForeignKey<Question>,
    #[model(max_length = 40)]
    pub text: String,
    pub _order: i32,
}

cells!(Answer { id, question, text, _order });
