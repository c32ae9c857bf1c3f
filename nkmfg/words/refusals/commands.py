"""Refusals of commands, of the server and of its settings."""

from collections.abc import Mapping

from nkmfg.words.messages import N_

COMMANDS: Mapping[str, str] = {
    "command.own_secrets_first": N_(
        "Choose your own password and PIN first: log in once in the browser, and you are asked for them."
    ),
    "command.import_reason_missing": N_(
        "Say why it is imported: --reason 'in a few words'. With --dry-run nothing is written."
    ),
    "command.no_folder": N_("There is no folder {folder} to write {file} in."),
    "command.batch_unreadable": N_("A batch is read by those who work with it; this person has no such role."),
    "command.statement_missing": N_("Give the statement as the last word, or through the input: nkmfg sql … < FILE."),
    "command.identity_missing": N_(
        "Say how the two people's identities were verified: an account stands for a known person."
    ),
    "command.two_lines": N_("Two lines are read: the administrator's first password and QA's."),
    "heads.empty": N_("The file of heads is empty, so it proves nothing. `nkmfg heads > FILE` writes one."),
    "heads.line": N_("Line {line} of the heads is not a stream, a number and a digest, parted by tabs."),
    "server.address_unusable": N_(
        "{host}:{port} cannot be used: {problem}. Stop what runs there, or choose another, for example: PORT=5050 "
        "make run"
    ),
    "server.made_meanwhile": N_("{path} was made by somebody else meanwhile. Start again to see it."),
    "setting.role_may_forge": N_(
        "A production site runs as a role that cannot touch the trail, which the one in DATABASE_URL can: "
        "docs/operations.md shows how to make the app's own role."
    ),
    "setting.database_unreadable": N_("{name} has to begin with sqlite:/// or postgresql://"),
    "setting.not_whole": N_("{name} has to be a whole number from {least} to {most}, not {typed!r}"),
    "setting.secret_too_short": N_(
        "The secret in {where} is too short to sign anything: it has {least} characters or more. Take it away and "
        "a good one is made at the next start."
    ),
    "setting.no_tls": N_("A production site is served over HTTPS: put a TLS proxy before it and set NKMFG_TLS=1."),
    "setting.no_folder": N_("{name} has to name a folder, which {typed!r} does not."),
    "database.no_site": N_("There is no site in {database} yet. `nkmfg init` makes one."),
    "site.record_unknown": N_("{database} holds no record that this version of nkmfg can read (schema {revision})."),
    "site.no_record": N_("There is no record in this database yet."),
}
