namespace RocketMQ.Scripts.Tests;

public sealed class RemotingTests(RunningCluster cluster) : IClassFixture<RunningCluster>
{
    private HostContainer Host => cluster.Host;

    [Fact]
    public async Task A_name_server_says_who_is_registered()
    {
        var seen = await RemotingAsync($"cluster {Host.Address} 9876");
        var lines = seen.MustWork().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        Assert.Equal([$"broker-a 0 {Host.Address}:10911", $"broker-a 1 {Host.Address}:10931"], lines);
    }

    [Fact]
    public async Task A_broker_says_its_version_and_how_far_its_log_is()
    {
        var seen = (await RemotingAsync($"runtime {Host.Address} 10911 brokerVersionDesc commitLogMaxOffset noSuchKey")).MustWork();
        Assert.Matches("^brokerVersionDesc V4_7_1\ncommitLogMaxOffset [0-9]+\nnoSuchKey \n$", seen.Output);
    }

    // In two pieces the second would wait for the other side's acknowledgement of the first: 40 ms a question.
    [Fact]
    public async Task A_question_goes_out_in_one_piece()
    {
        var seen = (await Host.RunAsync($"""
            systemd-run -q --collect -u piece bash -c 'nc -lk 7005 >/root/piece'
            until ss -Hltn "sport = :7005" | grep -q .; do sleep 0.05; done
            bash {HostContainer.Kit}/remoting.sh cluster {Host.Address} 7005 2>/dev/null &
            whole() {"{"} (($(stat -c %s /root/piece) > 8 && $(stat -c %s /root/piece) == 4 + 0x$(od -An -v -tx1 -N4 /root/piece | tr -d ' '))); {"}"}
            for _ in $(seq 60); do whole && break; sleep 0.05; done
            whole && ss -Htin state established "sport = :7005" | grep -o 'data_segs_in:[0-9]*'
            kill %1; systemctl stop piece
            """)).MustWork();
        Assert.Equal("data_segs_in:1", seen.Output.Trim());
    }

    [Fact]
    public async Task An_error_of_the_other_side_is_told_in_its_words()
    {
        (await RemotingAsync($"ask {Host.Address} 9876 105 '{{\"topic\":\"no-such-topic\"}}'")).MustFail("answered with code 17", "No topic route info");
    }

    [Theory]
    [InlineData("9999", "Connection refused")]
    [InlineData("7001", "no answer within 1 s")]
    [InlineData("7002", "not in JSON")]
    [InlineData("7003", "closed the connection")]
    [InlineData("7004", "no RocketMQ frame")]
    public async Task A_port_that_is_something_else_is_told_apart(string port, string words)
    {
        (await Host.RunAsync("""
            systemd-run -q --collect -u silent nc -lk 7001
            systemd-run -q --collect -u ssh-like bash -c 'yes SSH-2.0-something | nc -lk -N 7002'
            systemd-run -q --collect -u closes bash -c 'nc -lk -N 7003 </dev/null'
            systemd-run -q --collect -u huge bash -c 'while :; do printf "\377\377\377\377\000\000\000\001xxxxxxxx" | nc -l -N 7004; done'
            for p in 7001 7002 7003 7004; do until ss -Hltn "sport = :$p" | grep -q .; do sleep 0.05; done; done
            """)).MustWork();
        var seen = await Host.RunAsync($"ASK_SECONDS=1 bash {HostContainer.Kit}/remoting.sh cluster {Host.Address} {port}; r=$?; systemctl stop silent ssh-like closes huge; exit $r");
        seen.MustFail(words);
    }

    [Fact]
    public async Task Answers_that_are_no_strict_JSON_are_read_whatever_the_order_of_the_fields()
    {
        var seen = (await Host.RunAsync("""
            . /usr/local/lib/rocketmq-steps/remoting.sh
            ask() { ANSWER_BODY=$body; }
            body='{"brokerAddrTable":{"my_broker-1":{"brokerAddrs":{0:"10.0.0.1:10911",3:"10.0.0.2:10911"},"brokerName":"my_broker-1","cluster":"c","enableActingMaster":false},"b":{"cluster":"c","brokerName":"b.2","brokerAddrs":{"0":"10.0.0.3:30911"}},"empty":{"brokerAddrs":{},"brokerName":"empty"},"last":{"brokerAddrs":{7:"h-7.example:1"}}},"clusterAddrTable":{"c":["my_broker-1","b.2"]}}'
            cluster_info x 1; printf '%s\n' "${CLUSTER[@]}"
            body='{"clusterAddrTable":{},"brokerAddrTable":{}}'
            cluster_info x 1; echo "${#CLUSTER[@]}"
            """)).MustWork();
        Assert.Equal("my_broker-1 0 10.0.0.1:10911\nmy_broker-1 3 10.0.0.2:10911\nb.2 0 10.0.0.3:30911\nlast 7 h-7.example:1\n0\n", seen.Output);
    }

    [Fact]
    public async Task A_message_of_any_bytes_comes_back_as_it_was_sent()
    {
        var seen = (await Host.RunAsync($$"""
            . {{HostContainer.Kit}}/remoting.sh
            for i in $(seq 0 255); do printf "\\$(printf %03o $i)"; done >/root/all; cat /root/all /root/all /root/all >/root/body
            send_message {{Host.Address}} 10911 broker-a 0 /root/body || { echo "$ANSWER_ERROR"; exit 1; }
            echo "${SENT[status]} ${SENT[queue]}"
            for try in $(seq 50); do
              pull_message {{Host.Address}} 10911 broker-a "${SENT[queue]}" "${SENT[offset]}" /root/reply && break; sleep 0.1
            done
            body_of_message /root/reply | cmp - /root/body && echo same
            """)).MustWork();
        Assert.Equal("SEND_OK 0\nsame\n", seen.Output);
    }

    private Task<StepResult> RemotingAsync(string arguments) => Host.RunAsync($"bash {HostContainer.Kit}/remoting.sh {arguments}");
}
