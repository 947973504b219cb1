"""The second factor: codes of an app, passkeys, recovery codes, and whom they are asked of."""
