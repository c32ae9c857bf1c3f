"""Refusals about a site, its database and statements against it."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

SITE: Mapping[str, str] = {
    "database.foreign": N_("{url} holds tables that are not nkmfg's. Name an empty database."),
    "database.newer": N_(
        "The database is at schema {revision}, which this version does not know: it belongs to a newer nkmfg. "
        "Start that one; a schema is never taken back under a newer record."
    ),
    "database.none": N_("There is no database {path}. Is NKMFG_DATA or DATABASE_URL the right one?"),
    "database.older": N_(
        "The database is at schema {revision} and this version needs {needed}. After a backup, run: nkmfg "
        "migrate --as YOUR_LOGIN --reason 'upgrade'"
    ),
    "database.unguarded": N_(
        "The record is not protected: the trigger {trigger} {fault}. Nothing is served until it is known why; "
        "`nkmfg verify` says what was changed."
    ),
    "database.unguarded_several": N_(
        "The record is not protected: the trigger {trigger} {fault} and {more} more. Nothing is served until "
        "it is known why; `nkmfg verify` says what was changed."
    ),
    "database.unreachable": N_("{url} cannot be reached: {why}"),
    "database.url_unreadable": N_("DATABASE_URL cannot be read: write postgresql://NAME:PASSWORD@HOST/DATABASE."),
    "site.begins_commissioning": N_(
        "A site begins by commissioning; it becomes a production site when QA signs its validation."
    ),
    "site.clock_forward_only": N_("A clock is put forward only, by whole seconds."),
    "site.clock_of_a_demo": N_("Only a demo has a clock that can be put forward."),
    "site.exists": N_("This database holds a site already. A new site needs a new, empty database."),
    "site.name_missing": N_("A site has a name, and whoever makes it says who they are."),
    "site.not_commissioning": N_("Only a commissioning site is declared validated."),
    "site.one_person": N_("The first administrator and the first QA person are two people."),
    "site.zone_unknown": N_("{zone!r} is no time zone; write one like Europe/Minsk."),
    "sql.empty": N_("There is no statement to run."),
    "sql.name_disguised": N_("{word} is a name in disguise. Write names as they are."),
    "sql.not_allowed": N_(
        "{word} is not for here: only rows are read and written, in one transaction that is opened and ended for you."
    ),
    "sql.of_the_trail": N_("{name} belongs to the trail, which the database writes itself. Leave it out."),
    "sql.refused": N_("The database refused it and nothing was changed: {said}"),
    "sql.takes_two": N_(
        "Rows of {table} are not for one person alone, who could sign as somebody else by them; nothing was "
        "changed. The pages of people, roles and tablets do it, with a second person where it takes one."
    ),
}
