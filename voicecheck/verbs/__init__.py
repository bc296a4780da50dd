"""What each verb of the command line does: ``run(args)`` prints and returns the exit status."""
