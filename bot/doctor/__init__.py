"""What is right and what is wrong with an installation, and what to do: looks at everything, changes nothing, says nothing in any chat."""
