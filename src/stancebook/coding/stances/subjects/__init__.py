"""Find whose act each verb tells."""
