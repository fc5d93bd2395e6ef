"""What an election folder holds: the items of 换届信息, the steps of the process, the papers."""
