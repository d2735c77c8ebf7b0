//! Two keys to one model, durations, arithmetic.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use orm_core::{ForeignKey, Model};
use rust_decimal::Decimal;

use crate::cells;

#[derive(Model, Clone, Debug, PartialEq)]
#[model(
    app = "suite",
    has_many(staff: Employee, company_ceo_set: Company by ceo, company_contact_set: Company by point_of_contact)
)]
pub struct Employee {
    pub id: i64,
    #[model(max_length = 50)]
    pub firstname: String,
    #[model(max_length = 50)]
    pub lastname: String,
    pub salary: Option<i32>,
    pub hired: Option<Date>,
    #[model(max_length = 20)]
    pub department: Option<String>,
    #[model(on_delete = set_null)]
    pub manager: Option<ForeignKey<Employee>>,
}

cells!(Employee { id, firstname, lastname, salary, hired, department, manager });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct Company {
    pub id: i64,
    #[model(max_length = 100)]
    pub name: String,
    pub num_employees: u32,
    pub num_chairs: u32,
    pub ceo: ForeignKey<Employee>,
    #[model(on_delete = set_null)]
    pub point_of_contact: Option<ForeignKey<Employee>>,
}

cells!(Company { id, name, num_employees, num_chairs, ceo, point_of_contact });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct Number {
    pub id: i64,
    pub integer: Option<i64>,
    pub float: Option<f64>,
    #[model(decimal(max_digits = 20, decimal_places = 4))]
    pub decimal_value: Option<Decimal>,
}

cells!(Number { id, integer, float, decimal_value });

#[derive(Model, Clone, Debug, PartialEq)]
#[model(app = "suite")]
pub struct Experiment {
    pub id: i64,
    #[model(max_length = 24)]
    pub name: String,
    pub assigned: Date,
    pub completed: Option<Date>,
    pub estimated_time: SignedDuration,
    pub start: Timestamp,
    pub end: Option<Timestamp>,
}

cells!(Experiment { id, name, assigned, completed, estimated_time, start, end });
