//! Django: `Employee.objects.update(salary=Window(Max('salary')))`
//! FieldError: Window expressions are not allowed in this query (salary=<Window: Max(Col(suite_employee, suite.Employee.salary)) OVER ()>).

use orm_core::query;
use orm_tests::models::suite::*;

fn main() {
    let _ = query!(Employee.update(salary = Window(Max(salary))));
}
