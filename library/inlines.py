"""Tables of parts in the admin."""

from django.contrib import admin


class NamedTabularInline(admin.TabularInline):
    """A table whose fields carry the name of their column, which Django's own lack."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = field.label
        return field
