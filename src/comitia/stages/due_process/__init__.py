"""Due process: reasons, notice, an answer and an appeal, in every step that decides."""
