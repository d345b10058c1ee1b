"""The SQL that reads and writes one kind of record; nothing here knows about edits."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from annotator.store.records import (
    TABLES,
    VALUES,
    Part,
    Row,
    Table,
    from_sql,
    record_values,
    to_sql,
)


def read(
    db: sqlite3.Connection,
    table: Table,
    where: str,
    values: Sequence[Any] = (),
    *,
    heavy: bool = False,
) -> list[Row]:
    """Return the rows that meet an SQL condition, with their lists and numbers.

    The heavy lists come only when asked for. The condition may end in ORDER BY and LIMIT.
    """
    columns = table.columns
    special = [i for i, column in enumerate(columns) if column in table.json | table.truths]
    rows: list[Row] = []
    for found in db.execute(f"{_select(table.name)} WHERE {where}", values):
        row = dict(zip(columns, found, strict=False))
        for i in special:
            row[columns[i]] = from_sql(table, columns[i], found[i])
        row["number"] = found[-1]
        rows.append(row)
    for part in table.parts if heavy else table.light_parts:
        _read_part(db, table, part, rows, (where, values))
    return rows


def records(
    db: sqlite3.Connection, table: Table, where: str, values: Sequence[Any] = ()
) -> list[Any]:
    """Return the records that meet an SQL condition, as `read` does, without rows in between."""
    columns, of_sql = table.columns, record_values(table)
    found = db.execute(f"{_select(table.name)} WHERE {where}", values).fetchall()
    lists = [
        (part.name, _items(db, table, part, (where, values))) for part in table.light_parts if found
    ]
    made = []
    for one in found:
        said = dict(zip(columns, one, strict=False))  # behind them comes the number
        for column, value_of in of_sql:
            said[column] = value_of(said[column])
        for name, items in lists:
            said[name] = tuple(items.get(said["id"], ()))
        made.append(table.record(**said))
    return made


def read_one(db: sqlite3.Connection, table: Table, id: str, *, heavy: bool = False) -> Row | None:
    """Return one record's row, or None where there is none."""
    found = read(db, table, "id = ?", (id,), heavy=heavy)
    return found[0] if found else None


def _read_part(
    db: sqlite3.Connection,
    table: Table,
    part: Part,
    rows: list[Row],
    condition: tuple[str, Sequence[Any]],
) -> None:
    """Fill one list of every row."""
    lists: dict[str, list[Any]] = {row["id"]: [] for row in rows}
    for row in rows:
        row[part.name] = lists[row["id"]]
    single = part.make is None and len(part.columns) == 1
    for owner, *item in db.execute(_part_of(table, part, condition[0]), condition[1]):
        lists[owner].append(item[0] if single else item)


def _items(
    db: sqlite3.Connection, table: Table, part: Part, condition: tuple[str, Sequence[Any]]
) -> dict[str, list[Any]]:
    """Return the items of one list of records, by the record's id."""
    lists: dict[str, list[Any]] = {}
    make = part.make or _only
    for owner, *item in db.execute(_part_of(table, part, condition[0]), condition[1]):
        lists.setdefault(owner, []).append(make(*item))
    return lists


def _only(value: Any) -> Any:
    return value


def _part_of(table: Table, part: Part, where: str) -> str:
    """Return the SQL that reads one list of the rows that meet a condition."""
    order = "" if part.heavy else f" ORDER BY {part.owner}, ord"
    owners = f"SELECT id FROM {table.name} WHERE {where}"
    wanted = f"SELECT {part.owner}, {part.quoted} FROM {part.table}"
    return f"{wanted} WHERE {part.owner} IN ({owners}){order}"


def insert(db: sqlite3.Connection, table: Table, row: Row) -> None:
    """Add a row with its lists, and note its number in it."""
    insert_many(db, table, [row])
    if row.get("number") is None:
        row["number"] = db.execute(
            f"SELECT number FROM {table.name} WHERE id = ?", (row["id"],)
        ).fetchone()[0]


def insert_many(db: sqlite3.Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows with their lists; a row without a number gets the next one."""
    columns = table.columns
    special = [(i, c) for i, c in enumerate(columns) if c in table.json or c in table.truths]

    def flat(row: Row) -> list[Any]:
        values = [row[column] for column in columns]
        for i, column in special:
            values[i] = to_sql(table, column, values[i])
        values.append(row.get("number"))
        return values

    db.executemany(_insert(table.name), map(flat, rows))
    for part in table.parts:
        db.executemany(
            _insert_part(part.table),
            (
                (row["id"], *_numbered(part, i), *_values(item))
                for row in rows
                for i, item in enumerate(row.get(part.name, ()))
            ),
        )


def insert_records(
    db: sqlite3.Connection,
    table: Table,
    records: Sequence[Any],
    finish: Callable[[list[Any]], None] | None = None,
) -> None:
    """Add records as new rows with their lists, without a plain copy of each in between.

    `finish` may fill in the values of a row, which stand in the order of the table's columns.
    """
    values_of = VALUES[table.name]
    special = [(i, c) for i, c in enumerate(table.columns) if c in table.json or c in table.truths]

    def flat(record: Any) -> list[Any]:
        values = list(values_of(record))
        for i, column in special:
            values[i] = to_sql(table, column, values[i])
        if finish is not None:
            finish(values)
        values.append(None)  # the next number
        return values

    db.executemany(_insert(table.name), map(flat, records))
    for part in table.light_parts:
        db.executemany(_insert_part(part.table), _part_rows(part, records))


def _part_rows(part: Part, records: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of one list of every record."""
    list_of, values_of = attrgetter(part.name), VALUES[part.table]
    for record in records:
        for i, item in enumerate(list_of(record)):
            yield (record.id, i, *values_of(item)) if part.make else (record.id, i, item)


def update(db: sqlite3.Connection, table: Table, id: str, changed: Row) -> None:
    """Set some columns and lists of a row."""
    columns = [column for column in table.columns if column in changed]
    if columns:
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        values = [to_sql(table, column, changed[column]) for column in columns]
        db.execute(f"UPDATE {table.name} SET {settings} WHERE id = ?", (*values, id))
    for part in table.parts:
        if part.name in changed:
            db.execute(f"DELETE FROM {part.table} WHERE {part.owner} = ?", (id,))
            db.executemany(
                _insert_part(part.table),
                (
                    (id, *_numbered(part, i), *_values(item))
                    for i, item in enumerate(changed[part.name])
                ),
            )


def delete(db: sqlite3.Connection, table: Table, id: str) -> None:
    """Remove a row with its lists."""
    for part in table.parts:
        db.execute(f"DELETE FROM {part.table} WHERE {part.owner} = ?", (id,))
    db.execute(f"DELETE FROM {table.name} WHERE id = ?", (id,))


def _values(item: Any) -> Sequence[Any]:
    return item if isinstance(item, (list, tuple)) else (item,)


def _numbered(part: Part, index: int) -> tuple[int, ...]:
    """A heavy list has one row at most, so no order."""
    return () if part.heavy else (index,)


@cache
def _select(name: str) -> str:
    columns = ", ".join(f'"{column}"' for column in TABLES[name].columns)
    return f"SELECT {columns}, number FROM {name}"


@cache
def _insert(name: str) -> str:
    columns = TABLES[name].columns
    names = ", ".join(f'"{column}"' for column in columns)
    return f"INSERT INTO {name} ({names}, number) VALUES ({'?, ' * len(columns)}?)"


@cache
def _insert_part(table: str) -> str:
    part = next(p for t in TABLES.values() for p in t.parts if p.table == table)
    order = "" if part.heavy else "ord, "
    marks = ", ".join("?" * (len(part.columns) + 1 + (not part.heavy)))
    return f"INSERT INTO {table} ({part.owner}, {order}{part.quoted}) VALUES ({marks})"
