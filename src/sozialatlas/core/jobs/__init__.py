"""Background jobs, kept in the database beside what they are about.

    @job("search.check_portals", _("Portale prüfen"), nightly=Nightly(hour=3))
    def check_portals() -> None: ...

    send_reminder.enqueue(person_id=7)     # inside the transaction of the change

A room declares its jobs in its module `tasks`. A job may run twice (its process can be killed
just before it is marked as done), so it must do nothing that is already done.
"""

from sozialatlas.core.jobs.kinds import Kind, Nightly, job

__all__ = ["Kind", "Nightly", "job"]
