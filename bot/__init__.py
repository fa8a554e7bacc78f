"""The application: loops, time, chats and commands."""
